import { describe, expect, it } from 'vitest';
import { expressions } from '#lib/address/expressions.ts';

describe('expressions', () => {
  it('go from the exact address to the shortest, without port', () => {
    expect(expressions('http://a.b.example:8080/1/2.html?x')).toEqual([
      'a.b.example/1/2.html?x',
      'a.b.example/1/2.html',
      'a.b.example/1/',
      'a.b.example/',
      'b.example/1/2.html?x',
      'b.example/1/2.html',
      'b.example/1/',
      'b.example/',
    ]);
  });

  it('are exact for an IP address, four or six', () => {
    expect(expressions('http://192.0.2.1/a/')).toEqual(['192.0.2.1/a/', '192.0.2.1/']);
    expect(expressions('http://[2001:db8::1]:80/a')).toEqual(['[2001:db8::1]/a', '[2001:db8::1]/']);
  });

  it('take no empty query', () => {
    expect(expressions('http://a.example/?')).toEqual(['a.example/']);
  });

  it('are at most five hosts by six paths', () => {
    expect(expressions('http://a.b.c.d.e.f.g.example/1/2/3/4/5/6?x')).toHaveLength(30);
  });
});
