import { expect, test } from 'vitest';
import { linkOf } from '#lib/page/links.ts';

const page = { href: 'https://page.example/a/', origin: 'https://page.example' };

function link(href: string, name = 'a'): string | null {
  const element = document.createElement(name);
  element.setAttribute('href', href);
  return linkOf(element, page);
}

test('a link to another origin is given as the browser would follow it', () => {
  expect(link(' HTTPS://Away.example/a/../b ')).toBe('https://away.example/b');
  expect(link('//away.example', 'area')).toBe('https://away.example/');
});

test('an app that names a place counts as another origin', () => {
  expect(link('tg://resolve?domain=practice__shop')).toBe('tg://resolve?domain=practice__shop');
});

test.each([
  '/b',
  '#c',
  '?d',
  'b',
  'https://page.example/',
  'javascript:void 0',
  'mailto:a@b.example',
  'data:text/html,x',
  'https://[',
  `https://a.example/${'x'.repeat(5000)}`,
])('%.40s leads nowhere else', (href) => expect(link(href)).toBeNull());

test('only links are links', () => {
  expect(link('https://away.example', 'link')).toBeNull();
});
