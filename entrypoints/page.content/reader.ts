// From a document to the messages that carry its text: slices of the whole, then windows on what changed.
import type { Ask } from '#lib/messages/messages.ts';
import { LINKS_SLICE, TEXT_SLICE } from '#lib/messages/slices.ts';
import { Budget } from '#lib/page/budget.ts';
import { readHead, readText, type Slice } from '#lib/page/text.ts';

type Part = Ask<'page.text'>;

/** Reads one document within one budget. */
export class TextReader {
  readonly #document: Document;
  readonly #budget = new Budget();
  // What stood last on the page: words that come one by one are judged in the company they stand in.
  #recent = '';
  #part = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  /** True when no more of this document will be read. */
  isSpent(): boolean {
    return this.#budget.cut;
  }

  /** The text below `roots` in parts; the first begins with what the page says of itself. */
  async *read(roots: readonly Node[]): AsyncGenerator<Part> {
    const { title, description } = readHead(this.#document);
    let lead = description === '' ? '' : `${description}\n`;
    for await (const slice of this.#slices(roots, TEXT_SLICE - lead.length)) {
      this.#recent = lead + slice.text;
      lead = '';
      yield this.#made(title, this.#recent, slice);
    }
    if (lead !== '' || this.#part === 0) yield this.#made(title, lead, { text: '', links: [] });
  }

  /** The changed text, each time with what stood last before it. */
  async *readChanged(roots: readonly Node[]): AsyncGenerator<Part> {
    const { title } = readHead(this.#document);
    for await (const slice of this.#slices(roots, TEXT_SLICE)) {
      if (slice.links.length === 0 && this.#recent.includes(slice.text.trim())) continue;
      this.#recent = `${this.#recent}\n${slice.text}`.slice(-TEXT_SLICE);
      yield this.#made(title, this.#recent, slice);
    }
  }

  #slices(roots: readonly Node[], length: number): AsyncGenerator<Slice> {
    const page = { href: location.href, origin: location.origin };
    return readText(this.#document, roots, { budget: this.#budget, length, links: LINKS_SLICE, page });
  }

  #made(title: string, text: string, { links }: Slice): Part {
    return { title, text, links, part: this.#part++, cut: this.#budget.cut };
  }
}
