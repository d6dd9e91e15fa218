import { describe, expect, it } from 'vitest';
import { offerOf, readTyped } from '#components/subject-offer.ts';
import { isFault } from '#lib/base/fault.ts';

const codeOf = (text: string) => {
  try {
    return readTyped(text);
  } catch (error) {
    return isFault(error) ? error.code : error;
  }
};

describe('offerOf', () => {
  it('begins with the whole host and offers narrower places without query values', () => {
    const { subject, others } = offerOf('https://shop.example/a/b?token=secret');
    expect(subject).toBe('host:shop.example');
    expect(others).toEqual(['url:shop.example/a/b', 'url:shop.example/a', 'host:shop.example']);
  });

  it('begins with the channel on a messaging site', () => {
    expect(offerOf('https://t.me/s/practice__shop/12').subject).toBe('tg:practice__shop');
  });

  it('offers nothing of a page of the browser or of a platform as a whole', () => {
    expect(offerOf('chrome://settings')).toMatchObject({ subject: null, why: 'browser-page' });
    expect(offerOf('https://t.me/').subject).toBeNull();
  });
});

describe('readTyped', () => {
  it('reads a link, a bare host and a name', () => {
    expect(['https://shop.example/', 'shop.example/a', '@practice__shop', 't.me/practice__shop'].map(codeOf)).toEqual([
      'host:shop.example',
      'url:shop.example/a',
      'tg:practice__shop',
      'tg:practice__shop',
    ]);
  });

  it('refuses a whole platform and what is no address', () => {
    expect(['t.me', 'hello', ''].map(codeOf)).toEqual(['platform', expect.any(String), expect.any(String)]);
  });
});
