import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { piecesOf, Redacted } from '#components/redacted.tsx';
import { translator } from '#lib/i18n/t.ts';

afterEach(cleanup);

const t = translator('en');

describe('Redacted', () => {
  it('marks what was taken out of words by its kind', () => {
    expect(piecesOf(t, 'They write from [phone] and wait')).toEqual([
      { gone: false, text: 'They write from ' },
      { gone: true, text: 'a phone number' },
      { gone: false, text: ' and wait' },
    ]);
  });

  it('marks the empty values of an address', () => {
    const gone = piecesOf(t, 'https://shop.example/job?ref=&page=').filter((piece) => piece.gone);
    expect(gone.map(({ text }) => text)).toEqual(['removed', 'removed']);
  });

  it('draws each mark, and leaves a text without gaps as it is', () => {
    const { container } = render(<Redacted text="https://shop.example/…/b" />);
    expect(container.querySelectorAll('.gone')).toHaveLength(1);
    expect(piecesOf(t, 'a [word] in brackets')).toEqual([{ gone: false, text: 'a [word] in brackets' }]);
  });
});
