// Renders public/icons/*.svg to the PNG sizes that the manifest and the toolbar ask for, with the Chromium that tests use.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const folder = resolve(import.meta.dirname, '..', 'public', 'icons');
const levels = ['clear', 'caution', 'danger', 'trusted', 'off'];

/** Each PNG: its source drawing and its size in pixels. The 16s are drawn on the pixel and never scaled. */
const pictures: readonly (readonly [svg: string, sizePx: number, png: string])[] = [
  ...levels.flatMap((level) => [
    [`toolbar-${level}-16.svg`, 16, `toolbar-${level}-16.png`] as const,
    [`toolbar-${level}-32.svg`, 32, `toolbar-${level}-32.png`] as const,
  ]),
  ['icon-16.svg', 16, 'icon-16.png'],
  ...[32, 48, 96, 128].map((size) => ['icon.svg', size, `icon-${size}.png`] as const),
];

const found = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (path) => path !== undefined && existsSync(path),
);

async function render(browser: Browser, svg: string, sizePx: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: sizePx, height: sizePx } });
  const source = readFileSync(resolve(folder, svg)).toString('base64');
  await page.setContent(
    `<style>body{margin:0}img{display:block}</style><img width=${sizePx} height=${sizePx} src="data:image/svg+xml;base64,${source}">`,
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

const browser = await chromium.launch({
  ...(found !== undefined && { executablePath: found }),
  args: ['--no-sandbox'],
});
for (const [svg, sizePx, png] of pictures) writeFileSync(resolve(folder, png), await render(browser, svg, sizePx));
await browser.close();
console.log(`${pictures.length} icons in public/icons`);
