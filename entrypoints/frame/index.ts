// Put by the worker into a frame that shows a listed page, and into no other: tells how much of the frame can be seen.
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { followSight } from './sight.ts';

export default defineUnlistedScript(() => {
  void followSight();
});
