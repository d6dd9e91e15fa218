// Made-up addresses on made-up hosts.

const paths = ['', 'catalog', 'catalog/new', 'shop/item/1042', 'news/2026/11/24', 'p'];
const queries = ['', '', '?x=1', '?utm=abc&id=77'];

/** An address on a host: 5 to 6 expressions on the average. */
export function addressOf(host: string, at: number): string {
  return `https://${at % 3 === 0 ? 'www.' : ''}${host}/${paths[at % paths.length]}${queries[at % queries.length]}`;
}

/** An address on a host that is listed instead of it. */
export function placeOf(host: string): string {
  return `${host}/listed`;
}

/** A small seeded generator of numbers in [0, 1) (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
