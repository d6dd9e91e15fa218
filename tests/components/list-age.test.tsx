import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Speaking } from '#components/language.tsx';
import { ListAge, type ListAgeProps } from '#components/list-age.tsx';

afterEach(cleanup);

const now = Date.UTC(2026, 10, 24, 12);
const DAY_MS = 86_400_000;

function said(props: Partial<ListAgeProps>) {
  const { container } = render(
    <Speaking language="en">
      <ListAge publishedAtMs={now} nowMs={now} entries={20808} practice={false} {...props} />
    </Speaking>,
  );
  const line = container.querySelector('.age')!;
  return { text: line.textContent, old: line.classList.contains('age--old') };
}

describe('ListAge', () => {
  it('names the day and the size while the list is fresh', () => {
    expect(said({})).toEqual({ text: 'List of 24 November · 20,808 entries', old: false });
  });

  it('says the age in words from day 3', () => {
    expect(said({ publishedAtMs: now - 2 * DAY_MS }).old).toBe(false);
    expect(said({ publishedAtMs: now - 3 * DAY_MS })).toEqual({
      text: 'List updated 3 days ago · 20,808 entries',
      old: true,
    });
  });

  it('says that a practice list is one', () => {
    expect(said({ practice: true }).text).toBe('Practice list of 24 November · 20,808 entries');
    expect(said({ practice: true, publishedAtMs: null }).text).toBe('Built-in practice list · 20,808 entries');
  });
});
