import { beforeEach, expect, test } from 'vitest';
import { TextReader } from '#entrypoints/page.content/reader.ts';
import { LINKS_SLICE, TEXT_SLICE } from '#lib/messages/slices.ts';

async function all<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const out: T[] = [];
  for await (const part of parts) out.push(part);
  return out;
}

function paragraph(text: string): Element {
  const node = document.createElement('p');
  node.textContent = text;
  document.body.append(node);
  return node;
}

let reader: TextReader;

beforeEach(() => {
  document.head.innerHTML = '<title>Title</title><meta name="description" content="What it says of itself">';
  document.body.innerHTML = '';
  reader = new TextReader(document);
});

const whole = () => reader.read([document.documentElement]);

test('the first part begins with what the page says of itself', async () => {
  paragraph('Words');
  const parts = await all(whole());
  expect(parts).toMatchObject([{ title: 'Title', part: 0, cut: false, links: [] }]);
  expect(parts[0]!.text.trim()).toBe('What it says of itself\nWords');
});

test('a page without a word is told once, by its title', async () => {
  document.head.innerHTML = '<title>Title</title>';
  expect(await all(whole())).toEqual([{ title: 'Title', text: '', links: [], part: 0, cut: false }]);
});

test('a long page comes in slices that fit a message, numbered, with nothing lost', async () => {
  for (let at = 0; at < 40; at++) paragraph(`${at} ${'word '.repeat(1_000)}`);
  const parts = await all(whole());
  expect(parts.length).toBeGreaterThan(2);
  expect(parts.map(({ part }) => part)).toEqual(parts.map((_, at) => at));
  expect(Math.max(...parts.map(({ text }) => text.length))).toBeLessThanOrEqual(TEXT_SLICE);
  const words = parts.map(({ text }) => text).join(' ');
  for (let at = 0; at < 40; at++) expect(words).toMatch(new RegExp(`\\b${at} word`));
});

test('many links come in parts that fit a message', async () => {
  for (let at = 0; at < LINKS_SLICE + 20; at++) {
    const link = document.createElement('a');
    link.href = `https://away.example/${at}`;
    document.body.append(link);
  }
  const parts = await all(whole());
  expect(parts.map(({ links }) => links.length)).toEqual([LINKS_SLICE, 20]);
});

test('changed words are judged in the company they stand in', async () => {
  paragraph('First words');
  await all(whole());
  const [part] = await all(reader.readChanged([paragraph('and then these')]));
  expect(part!.text).toContain('First words');
  expect(part!.text).toContain('and then these');
  expect(part!.part).toBe(1);
});

test('what changed to what stood there before is not told again', async () => {
  const node = paragraph('The same words');
  await all(whole());
  expect(await all(reader.readChanged([node]))).toEqual([]);
});

test('the company never outgrows a message', async () => {
  paragraph('word '.repeat(TEXT_SLICE / 5));
  await all(whole());
  const [part] = await all(reader.readChanged([paragraph('news')]));
  expect(part!.text.length).toBeLessThanOrEqual(TEXT_SLICE);
  expect(part!.text.trimEnd()).toMatch(/news$/);
});

test('a page beyond all measure is cut, told as such, and no more is read of it', async () => {
  for (let at = 0; at < 5; at++) paragraph('w'.repeat(512 * 1024));
  const parts = await all(whole());
  expect(parts.at(-1)!.cut).toBe(true);
  expect(reader.isSpent()).toBe(true);
});
