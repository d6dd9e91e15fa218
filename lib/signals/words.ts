// The words of a text as parallel typed arrays that grow: what `normalise` writes and the automaton reads.

/** What a word is; slugs and hosts are the words inside a link and share its position. */
export const wordKind = {
  word: 0,
  number: 1,
  symbol: 2,
  handle: 3,
  mail: 4,
  phone: 5,
  card: 6,
  link: 7,
  slug: 8,
  host: 9,
} as const;

/** Marks on a word: letters put back in order, a quotation mark before it, a ` > ` before it, a sentence begins with it. */
export const wordMark = { odd: 1, quote: 2, crumb: 4, sentence: 8 } as const;

const fields = ['start', 'end', 'from', 'to', 'at', 'line'] as const;

/** Words in order. `start`, `end`: UTF-16 offsets in the original; `from`, `to`: in `codes`; `at`: reading position. */
export class Words {
  readonly text: string;
  count = 0;
  /** Reading positions: a link with all its words is one. */
  size = 0;
  lines = 1;
  start: Uint32Array;
  end: Uint32Array;
  from: Uint32Array;
  to: Uint32Array;
  at: Uint32Array;
  line: Uint32Array;
  kind: Uint8Array;
  marks: Uint8Array;
  codes: Uint16Array;
  used = 0;

  constructor(text: string) {
    const room = Math.min(1024, 4 + (text.length >> 2));
    this.text = text;
    this.start = new Uint32Array(room);
    this.end = new Uint32Array(room);
    this.from = new Uint32Array(room);
    this.to = new Uint32Array(room);
    this.at = new Uint32Array(room);
    this.line = new Uint32Array(room);
    this.kind = new Uint8Array(room);
    this.marks = new Uint8Array(room);
    this.codes = new Uint16Array(Math.min(8192, 8 + text.length));
  }

  /** Begins a word; its letters follow by `letter`, then `close`. */
  open(kind: number, start: number, marks: number, at: number): void {
    if (this.count === this.start.length) this.#grow();
    const i = this.count;
    this.start[i] = start;
    this.from[i] = this.used;
    this.kind[i] = kind;
    this.marks[i] = marks;
    this.at[i] = at;
    this.line[i] = this.lines - 1;
  }

  letter(unit: number): void {
    if (this.used === this.codes.length) {
      const codes = new Uint16Array(this.codes.length * 2);
      codes.set(this.codes);
      this.codes = codes;
    }
    this.codes[this.used++] = unit;
  }

  close(end: number): void {
    this.end[this.count] = end;
    this.to[this.count++] = this.used;
  }

  /** The folded letters of word `i`. */
  key(i: number): string {
    let key = '';
    for (let k = this.from[i]!; k < this.to[i]!; k++) key += String.fromCharCode(this.codes[k]!);
    return key;
  }

  #grow(): void {
    const room = this.start.length * 2;
    for (const field of fields) {
      const wider = new Uint32Array(room);
      wider.set(this[field]);
      this[field] = wider;
    }
    for (const field of ['kind', 'marks'] as const) {
      const wider = new Uint8Array(room);
      wider.set(this[field]);
      this[field] = wider;
    }
  }
}
