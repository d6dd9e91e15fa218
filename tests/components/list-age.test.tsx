import { cleanup, render } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Speaking } from '#components/language.tsx';
import { ListAge, type ListAgeProps } from '#components/list-age.tsx';

afterEach(cleanup);

const now = Date.UTC(2026, 10, 24, 12);
const fresh = { kind: 'fresh', days: 0, clock: null } as const;

function said(props: Partial<ListAgeProps>) {
  const { container } = render(
    <Speaking language="en">
      <ListAge publishedAtMs={now} age={fresh} entries={20808} practice={false} {...props} />
    </Speaking>,
  );
  const line = container.querySelector('.age')!;
  return { text: line.textContent, old: line.classList.contains('age--old') };
}

describe('ListAge', () => {
  it('names the day and the size while the list is fresh', () => {
    expect(said({})).toEqual({ text: 'List of 24 November · 20,808 entries', old: false });
  });

  it('says the age in words, and that the list works, once it is old', () => {
    expect(said({ age: { ...fresh, days: 2 } }).old).toBe(false);
    expect(said({ age: { kind: 'old', days: 3, clock: null } })).toEqual({
      text: 'List updated 3 days ago · 20,808 entriesThe list is old but works. New addresses may be missing.',
      old: true,
    });
  });

  it('says that a list which is too old no longer stops anybody', () => {
    expect(said({ age: { kind: 'only-cautions', days: 181, clock: null } }).text).toContain('it only warns');
  });

  it('says that the clock is likely wrong, also while the list is fresh', () => {
    expect(said({ age: { ...fresh, clock: 'ahead' } }).text).toContain('date seems wrong');
  });

  it('says that a practice list is one', () => {
    expect(said({ practice: true }).text).toBe('Practice list of 24 November · 20,808 entries');
    expect(said({ practice: true, publishedAtMs: null }).text).toBe('Built-in practice list · 20,808 entries');
  });
});
