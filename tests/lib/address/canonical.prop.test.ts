import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise } from '#lib/address/canonical.ts';
import { expressions } from '#lib/address/expressions.ts';
import { subjectOfEntry, subjectsOfAddress, subjectsOfLine, subjectsOfText } from '#lib/address/lookup.ts';
import { addressOfIdentity, isIdentityHost } from '#lib/address/platforms.ts';
import { refusalOf } from '#lib/address/protected.ts';
import { isSubject } from '#lib/address/subject.ts';
import { isFault } from '#lib/base/fault.ts';
import { toAscii } from '#scripts/shekteu/ascii.ts';
import { addressLike, platformLike, runs } from './arbitraries.ts';

const ADDRESS_CODES = ['empty', 'no-host', 'bad-host', 'too-long'];

function codeOf(attempt: () => unknown): string {
  try {
    attempt();
    return 'none';
  } catch (error) {
    if (isFault(error)) return error.code;
    throw error;
  }
}

describe('any string', () => {
  it('becomes canonical once: the canonical form of a canonical form is itself', () => {
    fc.assert(
      fc.property(addressLike, (text) => {
        if (codeOf(() => canonicalise(text, toAscii)) !== 'none') return;
        const once = canonicalise(text, toAscii);
        expect(once).toMatch(/^[a-z][a-z0-9+.-]*:\/\/[\x21\x22\x24-\x7e]+$/);
        // A short address may pass the limit by its own escapes.
        if (once.length <= 8192) expect(canonicalise(once, toAscii)).toBe(once);
      }),
      runs(),
    );
  });

  it('is read the same by the short way for plain addresses and by the long way', () => {
    fc.assert(
      fc.property(fc.oneof(addressLike, platformLike, fc.webUrl({ withQueryParameters: true })), (spaced) => {
        const text = spaced.trim();
        if (text.includes('#') || codeOf(() => canonicalise(text, toAscii)) !== 'none') return;
        // A fragment is never plain, and is dropped.
        expect(canonicalise(`${text}#`, toAscii)).toBe(canonicalise(text, toAscii));
      }),
      runs(),
    );
  });

  it('is refused with a documented code, or not at all', () => {
    fc.assert(
      fc.property(addressLike, (text) => {
        expect([...ADDRESS_CODES, 'none']).toContain(codeOf(() => canonicalise(text, toAscii)));
        expect(['unreadable', 'none']).toContain(codeOf(() => subjectOfEntry(text, toAscii)));
      }),
      runs(),
    );
  });

  it('has at most thirty expressions, and subjects that are subjects', () => {
    fc.assert(
      fc.property(addressLike, (text) => {
        if (codeOf(() => canonicalise(text, toAscii)) === 'none') {
          const found = expressions(canonicalise(text, toAscii));
          expect(found.length).toBeGreaterThan(0);
          expect(found.length).toBeLessThanOrEqual(30);
        }
        const all = [subjectsOfAddress(text, toAscii), subjectsOfText(text, toAscii), subjectsOfLine(text, toAscii)];
        for (const subjects of all) {
          expect(subjects.every(isSubject)).toBe(true);
          expect(new Set(subjects).size).toBe(subjects.length);
        }
      }),
      runs(),
    );
  });
});

describe('an entry', () => {
  it('is found by the look-up of the very address that was listed', () => {
    fc.assert(
      fc.property(addressLike, (text) => {
        if (/\s/.test(text.trim()) || codeOf(() => subjectOfEntry(text, toAscii)) !== 'none') return;
        const subject = subjectOfEntry(text, toAscii);
        if (/^(?:host|url):/.test(text.trim()) || addressOfIdentity(text.trim()) !== null || isSubject(text.trim()))
          return;
        const asked = subjectsOfAddress(text, toAscii);
        // A platform's own host is no entry and no subject: refusalOf refuses it.
        if (asked.length > 0 && !text.includes('@')) expect(asked).toContain(subject);
      }),
      runs(),
    );
  });

  it('that names an identity names it in one form, never a page of the platform’s own', () => {
    fc.assert(
      fc.property(platformLike, (text) => {
        for (const subject of subjectsOfAddress(text, toAscii)) {
          if (/^(?:host|url):/.test(subject)) continue;
          expect(subjectOfEntry(subject, toAscii)).toBe(subject);
          expect(['protected', null]).toContain(refusalOf(subject));
        }
      }),
      runs(),
    );
  });

  it('for a platform’s own host or page is refused', () => {
    fc.assert(
      fc.property(platformLike, (text) => {
        if (codeOf(() => subjectOfEntry(text, toAscii)) !== 'none') return;
        const subject = subjectOfEntry(text, toAscii);
        const host = /^(?:host|url):([^/]+)/.exec(subject)?.[1];
        if (host !== undefined && isIdentityHost(host)) expect(refusalOf(subject)).toBe('platform');
      }),
      runs(),
    );
  });

  it('names itself when it is given again', () => {
    fc.assert(
      fc.property(addressLike, (text) => {
        if (codeOf(() => subjectOfEntry(text, toAscii)) !== 'none') return;
        const subject = subjectOfEntry(text, toAscii);
        expect(subjectOfEntry(subject, toAscii)).toBe(subject);
      }),
      runs(),
    );
  });
});

describe('time', () => {
  const shapes: Record<string, (size: number) => string> = {
    'nested escapes': (size) => `http://h.example/%${'25'.repeat(size / 2)}`,
    dots: (size) => `http://${'.'.repeat(size)}a.example/`,
    labels: (size) => `http://${'a.'.repeat(size / 2)}example/`,
    slashes: (size) => `http://h.example/${'a/'.repeat(size / 2)}`,
    'dot segments': (size) => `http://h.example/${'a/../'.repeat(size / 5)}`,
    ats: (size) => `http://${'@'.repeat(size)}h.example/`,
    colons: (size) => `http://${':'.repeat(size)}`,
    spaces: (size) => `t${' '.repeat(size)}.me / practice__x`,
    handles: (size) => 'тг @practice__x '.repeat(size / 16),
    'dotted words': (size) => '1.'.repeat(size / 2),
    'broken links': (size) => 't . me / '.repeat(size / 9),
    schemes: (size) => 'http://'.repeat(size / 7),
    wraps: (size) => 'https://t.me/share/url?url='.repeat(size / 27),
    'redirected archives': (size) => `https://archive.ph/${'https://archive.ph/'.repeat(size / 19)}`,
    parameters: (size) => `https://vk.com/feed?${'w=wall-1&'.repeat(size / 9)}`,
    numbers: (size) => `https://vk.com/wall-${'1'.repeat(size)}_1`,
    phones: (size) => `https://wa.me/${'+-() '.repeat(size / 5)}`,
    'platform links': (size) => 'vk.com/a.b.c.d.e.f/'.repeat(size / 19),
    'open brackets': (size) => '['.repeat(size),
  };

  it.each(Object.keys(shapes))('does not grow faster than the input: %s', (name) => {
    const work = (size: number) => {
      const text = shapes[name]!(size);
      const start = performance.now();
      codeOf(() => canonicalise(text.slice(0, 8192), toAscii));
      subjectsOfLine(text, toAscii);
      subjectsOfText(text, toAscii);
      return performance.now() - start;
    };
    work(8_000);
    // Quadratic work on 320,000 letters takes minutes; linear work, milliseconds.
    expect(work(320_000)).toBeLessThan(4_000);
  });
});
