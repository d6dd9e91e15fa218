import { beforeEach, expect, test } from 'vitest';
import { Budget, caps } from '#lib/page/budget.ts';
import { readHead, readText, type Slice } from '#lib/page/text.ts';

const page = { href: 'https://page.example/a/b', origin: 'https://page.example' };

async function read(
  options: { budget?: Budget; length?: number; links?: number; roots?: Node[] } = {},
): Promise<Slice[]> {
  const { budget = new Budget({ pause: async () => {} }), length = 65_536, links = 500 } = options;
  const slices: Slice[] = [];
  const roots = options.roots ?? [document.documentElement];
  for await (const slice of readText(document, roots, { budget, length, links, page })) slices.push(slice);
  return slices;
}

async function words(html: string): Promise<string> {
  document.body.innerHTML = html;
  return (await read())
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

beforeEach(() => {
  document.head.innerHTML = '';
  document.body.innerHTML = '';
});

test('reads what is written, a line for each block and none for inline parts', async () => {
  document.body.innerHTML = '<h1>Shop</h1><p>one <b>tw</b>o</p><ul><li>three</li><li>four</li></ul>';
  const [slice] = await read();
  expect(slice?.text.trim().split(/\s*\n\s*/)).toEqual(['Shop', 'one two', 'three', 'four']);
});

test.each([
  ['a script', '<script>hidden word</script>'],
  ['a style', '<style>p { color: red }</style>'],
  ['what stands for no script', '<noscript>hidden word</noscript>'],
  ['a template', '<template><p>hidden word</p></template>'],
  ['a hidden part', '<div hidden><p>hidden word</p></div>'],
  ['a part not displayed', '<div style="color: red; display : none"><p>hidden word</p></div>'],
  ['an invisible part', '<p style="visibility:hidden">hidden word</p>'],
])('does not read %s', async (_name, html) => {
  expect(await words(`<p>before</p>${html}<p>after</p>`)).toBe('before after');
});

test('does not read what a person types', async () => {
  const html =
    '<textarea>secret</textarea><input value="secret"><div contenteditable="true"><p>secret</p></div><div contenteditable>secret</div><p>open</p>';
  expect(await words(html)).toBe('open');
});

test('reads the labels of buttons and of pictures', async () => {
  expect(await words('<img alt="a picture"><input type="submit" value="Order"><button>Buy</button>')).toBe(
    'a picture Order Buy',
  );
});

test('reads open shadow roots', async () => {
  document.body.innerHTML = '<p>light</p><x-card></x-card>';
  document.querySelector('x-card')!.attachShadow({ mode: 'open' }).innerHTML = '<p>shadow</p>';
  const slices = await read();
  expect(slices.map(({ text }) => text).join(' ')).toMatch(/light[\s\S]*shadow/);
});

test('gives links that lead away, once each, resolved', async () => {
  document.body.innerHTML = `<a href="/here">here</a><a href="#top">top</a><a href="https://page.example/x">same</a>
    <a href="//away.example/x">away</a><a href="https://away.example/x">again</a><a href="tg://resolve?domain=practice__shop">app</a>
    <a href="javascript:alert(1)">no</a><a href="mailto:a@b.example">no</a><a>none</a><a href="https://[">broken</a>`;
  const [slice] = await read();
  expect(slice?.links).toEqual(['https://away.example/x', 'tg://resolve?domain=practice__shop']);
});

test('a form cannot stand in front of its own parts', async () => {
  const clean = await words('<form><p>buy here</p></form><p>after</p>');
  const html = `<form><p>buy here</p><input name="childNodes"><input name="firstChild"><input name="nodeType"><input name="localName">
    <input name="getAttribute"><input name="hasAttribute"><input name="shadowRoot"><input name="parentNode"><input name="nextSibling"></form><p>after</p>`;
  expect(await words(html)).toBe(clean);
});

test('a picture cannot stand in front of the title', () => {
  document.title = 'true title';
  document.body.innerHTML = '<img name="title"><img name="documentElement"><form name="querySelector"></form>';
  Object.defineProperty(document, 'title', { value: 'false', configurable: true });
  try {
    expect(readHead(document).title).toBe('true title');
  } finally {
    Reflect.deleteProperty(document, 'title');
  }
});

test('reads the description in the head', () => {
  document.head.innerHTML = '<meta name="description" content="what it says">';
  expect(readHead(document).description).toBe('what it says');
});

test('cuts slices at the length of a message, between words, and loses nothing', async () => {
  const text = Array.from({ length: 2000 }, (_, i) => `word${i}`).join(' ');
  document.body.innerHTML = `<p>${text}</p>`;
  const slices = await read({ length: 1000 });
  expect(slices.length).toBeGreaterThan(10);
  expect(slices.every((slice) => slice.text.length <= 1000)).toBe(true);
  expect(
    slices
      .map((slice) => slice.text)
      .join('')
      .trim(),
  ).toBe(text);
  expect(slices.slice(0, -1).every((slice) => slice.text.endsWith(' '))).toBe(true);
});

test('stops at the cap of nodes and says so', async () => {
  document.body.innerHTML = '<p>word</p>'.repeat(50);
  const budget = new Budget({ pause: async () => {} });
  budget.nodes = caps.nodes - 20;
  const [slice] = await read({ budget });
  expect(budget.cut).toBe(true);
  expect(slice?.text.match(/word/g)?.length).toBeLessThan(20);
});

test('stops at the cap of text and says so', async () => {
  document.body.innerHTML = `<p>${'a'.repeat(100)}</p><p>more</p>`;
  const budget = new Budget({ pause: async () => {} });
  budget.text = caps.text - 60;
  const slices = await read({ budget });
  expect(budget.cut).toBe(true);
  expect(slices.map(({ text }) => text.trim()).join('')).toBe('a'.repeat(60));
});

test('pauses when a slice has lasted long enough, and not before', async () => {
  document.body.innerHTML = '<p>word</p>'.repeat(2000);
  let time = 0;
  let pauses = 0;
  const budget = new Budget({ now: () => (time += 1), pause: async () => void pauses++ });
  await read({ budget });
  expect(pauses).toBeGreaterThan(2);
  expect(pauses).toBeLessThan(budget.nodes / 8);
});

test('pauses within one long text, and loses nothing of it', async () => {
  const words = Array.from({ length: 20_000 }, (_, at) => `слово${at}`).join(' ');
  document.body.innerHTML = '<pre></pre>';
  document.querySelector('pre')!.textContent = words;
  let time = 0;
  let pauses = 0;
  const budget = new Budget({ now: () => (time += 2), pause: async () => void pauses++ });
  const slices = await read({ budget });
  expect(pauses).toBeGreaterThan(5);
  expect(
    slices
      .map(({ text }) => text)
      .join('')
      .trim(),
  ).toBe(words);
});

test('leaves the document as it was', async () => {
  document.body.innerHTML = '<p>one</p><x-card></x-card><form><input name="childNodes"></form>';
  const before = document.documentElement.outerHTML;
  await read();
  expect(document.documentElement.outerHTML).toBe(before);
});
