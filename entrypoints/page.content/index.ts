// At document_start asks for the verdict on the address; from DOM ready hands in what a person can read.
import { defineContentScript } from 'wxt/utils/define-content-script';

export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  main() {},
});
