// Registers every listener in the first tick, and nothing else: a worker that wakes late hears nothing.
import { defineBackground } from 'wxt/utils/define-background';

export default defineBackground({
  type: 'module',
  main() {},
});
