// How much of a page goes into one message.

/** Longest slice of a page's text in one message, UTF-16 units: about 2 ms of the page's thread (performance.md, part C). */
export const TEXT_SLICE = 65_536;
/** Most links handed in with one slice. */
export const LINKS_SLICE = 500;
