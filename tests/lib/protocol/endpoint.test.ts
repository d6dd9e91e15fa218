import { describe, expect, it } from 'vitest';
import { isFault } from '#lib/base/fault.ts';
import { endpointSchema, parseEndpoint, wellKnownSchema } from '#lib/protocol/endpoint.ts';

function codeOf(text: string): string {
  try {
    return parseEndpoint(text);
  } catch (error) {
    return isFault(error) ? `fault ${error.code}` : String(error);
  }
}

describe('an endpoint’s address', () => {
  it.each([
    ['https://desk.example', 'https://desk.example'],
    ['https://desk.example/', 'https://desk.example'],
    ['  desk.example ', 'https://desk.example'],
    ['https://DESK.example:8443/some/path?x#y', 'https://desk.example:8443'],
    ['desk.example:443', 'https://desk.example'],
    ['http://127.0.0.1:8787', 'http://127.0.0.1:8787'],
    ['http://localhost:8787/', 'http://localhost:8787'],
    ['http://[::1]:8787', 'http://[::1]:8787'],
    ['https://мектеп.example', 'https://xn--e1aaogsq.example'],
  ])('%s is %s', (text, origin) => {
    expect(parseEndpoint(text)).toBe(origin);
  });

  it.each([
    ['http://desk.example', 'unsupported'],
    ['http://127.0.0.1.evil.example', 'unsupported'],
    ['http://192.168.1.2', 'unsupported'],
    ['ftp://desk.example', 'unsupported'],
    ['javascript://desk.example/%0aalert(1)', 'unsupported'],
    ['https://known.example@evil.example', 'bad-host'],
    ['https://user:pass@desk.example', 'bad-host'],
    ['https://desk.example\n.evil.example', 'bad-host'],
    ['https://desk.example\\@evil.example', 'bad-host'],
    ['https://elpmaxe.\u202eksed', 'bad-host'],
    ['https://', 'bad-host'],
    ['', 'bad-host'],
    ['a b', 'bad-host'],
    [`https://${'a'.repeat(70_000)}.example\u200b`, 'bad-host'],
  ])('%j is refused as %s', (text, code) => {
    expect(codeOf(text)).toBe(`fault ${code}`);
  });

  it('is stored only in the form it was parsed to', () => {
    expect(endpointSchema.safeParse('https://desk.example').success).toBe(true);
    for (const other of ['https://desk.example/', 'desk.example', 'http://desk.example', 7]) {
      expect(endpointSchema.safeParse(other).success).toBe(false);
    }
  });
});

describe('what an endpoint says about itself', () => {
  const told = {
    protocol: 1,
    name: 'Practice desk',
    operator: 'Practice operator',
    privacy: 'https://desk.example/privacy',
    languages: ['kk', 'ru', 'en'],
    limits: { reports: 50, bytes: 262_144 },
    repository: null,
  };

  it('is read, and what is not known here is left out', () => {
    expect(wellKnownSchema.parse({ ...told, colour: 'blue' })).toEqual(told);
  });

  it.each([
    [{ protocol: 2 }],
    [{ operator: '' }],
    [{ operator: 'a'.repeat(201) }],
    [{ languages: ['xx'] }],
    [{ limits: { reports: 0, bytes: 1 } }],
    [{ repository: 7 }],
  ])('is refused with %j', (rest) => {
    expect(wellKnownSchema.safeParse({ ...told, ...rest }).success).toBe(false);
  });
});
