// At document_start asks for the verdict on the address; from DOM ready hands in what a person can read, and then only what changes.
import { defineContentScript } from 'wxt/utils/define-content-script';
import { begin } from './visit.ts';

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  main() {
    begin();
  },
});
