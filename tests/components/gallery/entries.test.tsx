import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { entries } from '#components/gallery/entries.tsx';
import { Speaking } from '#components/language.tsx';
import { languages } from '#lib/i18n/message.ts';
import { translator } from '#lib/i18n/t.ts';

// What holds other components together and has no look of its own; a dialog is modal, so it is opened by hand.
const lookless = ['language', 'report-flow', 'dialog'];
afterEach(cleanup);

describe('gallery', () => {
  it('has an entry for each component', () => {
    const files = readdirSync(resolve(process.cwd(), 'components')).filter((name) => name.endsWith('.tsx'));
    const names = files.map((name) => name.replace('.tsx', '')).filter((name) => !lookless.includes(name));
    expect(entries.map(({ component }) => component).sort()).toEqual(names.sort());
  });

  it('draws each in each language', () => {
    for (const language of languages) {
      const t = translator(language);
      for (const { show } of entries) {
        const { container, unmount } = render(<Speaking language={language}>{show(t)}</Speaking>);
        expect(container.innerHTML).not.toContain('undefined');
        unmount();
      }
    }
  });
});
