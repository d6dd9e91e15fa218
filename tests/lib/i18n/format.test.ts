import { describe, expect, it } from 'vitest';
import { format, numberText, parts } from '#lib/i18n/format.ts';

describe('format', () => {
  it('falls back to other where a category has no branch', () => {
    expect(format('ru', '{n, plural, one {# а} other {# б}}', { n: 3 })).toBe('3 б');
  });

  it('knows one and other in Kazakh, without the data of the browser', () => {
    const forms = [1, 5, 21].map((n) => format('kk', '{n, plural, one {# а} other {# б}}', { n }));
    expect(forms).toEqual(['1 а', '5 б', '21 б']);
  });

  it('reads a placeholder inside a branch', () => {
    expect(format('en', '{n, plural, one {# {what}} other {# {what}s}} here', { n: 2, what: 'page' })).toBe(
      '2 pages here',
    );
  });

  it('leaves a # that is in a value as it is', () => {
    expect(format('en', '{n, plural, other {# in {channel}}}', { n: 2, channel: '#abc' })).toBe('2 in #abc');
  });

  it('shows a placeholder that was not given rather than nothing', () => {
    expect(format('en', 'Address: {host}', {})).toBe('Address: {host}');
  });

  it('never reads a value as a text with placeholders', () => {
    expect(format('en', 'Address: {host}', { host: '{host}{host}' })).toBe('Address: {host}{host}');
  });

  it('ends at an open brace without running on', () => {
    expect(parts('en', 'a {b', { b: 'c' })).toEqual([
      { name: null, text: 'a ' },
      { name: 'b', text: 'c' },
    ]);
  });
});

describe('numberText', () => {
  it('parts thousands as each language does', () => {
    expect([numberText('en', 20808), numberText('ru', 20808)]).toEqual(['20,808', '20\u00a0808']);
  });
});
