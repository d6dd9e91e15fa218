// Spellings of IP addresses, as resolvers read them.

const POSSIBLE_IPV4 = /^(?:0[xX][0-9a-fA-F]+|[0-9]+)(?:\.(?:0[xX][0-9a-fA-F]+|[0-9]+)){0,3}$/;
// Some resolvers take four decimal parts and a space, and ignore what follows, up to 15 characters in all.
const RUBBISH_AFTER = /^([0-9]{1,3}(?:\.[0-9]{1,3}){3}) /;

function partValue(part: string): number {
  if (/^0[xX]/.test(part)) return Number.parseInt(part.slice(2), 16);
  if (part.length > 1 && part.startsWith('0')) return /[89]/.test(part) ? Number.NaN : Number.parseInt(part, 8);
  return Number(part);
}

/**
 * IPv4 in decimal, octal or hex with one to four parts → four decimals; null if it is no address. A part too large for its
 * place keeps its low bytes, as the reference implementations of Safe Browsing do; over 32 bits it is no address.
 */
export function parseIPv4(host: string): string | null {
  if (host.length <= 15) host = RUBBISH_AFTER.exec(host)?.[1] ?? host;
  if (!POSSIBLE_IPV4.test(host)) return null;
  const values = host.split('.').map(partValue);
  if (values.some((value) => !(value <= 0xffffffff))) return null;
  const last = values.pop()!;
  const bytes = values.map((value) => value & 255);
  for (let left = 3 - bytes.length; left >= 0; left--) bytes.push((last >>> (8 * left)) & 255);
  return bytes.join('.');
}

function groupsOf(text: string): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [at, part] of parts.entries()) {
    const dotted = /^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$/.exec(part);
    if (dotted && at === parts.length - 1) {
      const bytes = dotted.slice(1).map(Number);
      if (bytes.some((byte) => byte > 255)) return null;
      groups.push(bytes[0]! * 256 + bytes[1]!, bytes[2]! * 256 + bytes[3]!);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

function readGroups(text: string): number[] | null {
  const [head, tail, more] = text.split('::');
  if (more !== undefined) return null;
  const left = groupsOf(head!);
  if (tail === undefined) return left?.length === 8 ? left : null;
  const right = groupsOf(tail);
  // An IPv4 tail may only end the whole address: `1.2.3.4::` is none.
  if (left === null || right === null || head!.includes('.')) return null;
  const zeros = 8 - left.length - right.length;
  return zeros < 1 ? null : [...left, ...new Array<number>(zeros).fill(0), ...right];
}

function longestZeros(groups: readonly number[]): { at: number; length: number } {
  let best = { at: -1, length: 1 };
  for (let at = 0; at < groups.length; at++) {
    let length = 0;
    while (groups[at + length] === 0) length++;
    if (length > best.length) best = { at, length };
    at += length;
  }
  return best;
}

/** IPv6 without brackets → lower case, shortest form (RFC 5952), with a dotted tail under `::/96` and `::ffff:0:0/96`; null if none. */
export function parseIPv6(text: string): string | null {
  if (text.length > 45) return null;
  const groups = readGroups(text);
  if (groups === null) return null;
  const zero = groups.slice(0, 5).every((group) => group === 0);
  if (zero && (groups[5] === 0xffff || (groups[5] === 0 && groups[6] !== 0))) {
    const four = [groups[6]! >> 8, groups[6]! & 255, groups[7]! >> 8, groups[7]! & 255].join('.');
    return groups[5] === 0 ? `::${four}` : `::ffff:${four}`;
  }
  const { at, length } = longestZeros(groups);
  const hex = (part: number[]) => part.map((group) => group.toString(16)).join(':');
  return at < 0 ? hex(groups) : `${hex(groups.slice(0, at))}::${hex(groups.slice(at + length))}`;
}

/** True if a canonical host is an IP address: it has no suffixes. */
export function isIp(host: string): boolean {
  return host.startsWith('[') || /^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/.test(host);
}
