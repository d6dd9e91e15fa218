import { describe, expect, it } from 'vitest';
import { readForm, toForm } from '#lib/address/forms.ts';
import type { Row } from '#lib/address/table.ts';

function read(row: Omit<Row, 'at'>, path: string, rawQuery = '', rawFragment = '', label = '') {
  const place = { host: 'a.example', path, query: rawQuery, rawQuery, rawFragment, label };
  return readForm(toForm({ at: 'site', ...row }), place, 'a.example', (name) => name === 'about');
}

describe('a form', () => {
  it('fits a path by whole segments', () => {
    const row = { path: '/{name}', as: '{name}' };
    expect(read(row, '/Practice__A/12')).toEqual({ kind: 'identity', name: 'practice__a' });
    expect(read(row, '/practice__a.html')).toBeNull();
    expect(read(row, '/about')).toBeNull();
  });

  it('fits a parameter whole, and keeps its plus', () => {
    const row = { query: 'invite=+{invite}', as: '+{invite}' };
    expect(read(row, '/', 'x=1&invite=+Practice')).toEqual({ kind: 'identity', name: '+Practice' });
    expect(read(row, '/', 'invite=+Pr!')).toBeNull();
    expect(read(row, '/')).toBeNull();
  });

  it('fits what stands below a host by its label', () => {
    expect(read({ label: '{name}', as: '{name}' }, '/', '', '', 'practice__a')?.kind).toBe('identity');
    expect(read({ label: '{name}', as: '{name}' }, '/', '', '', 'a.b')).toBeNull();
  });

  it('names nobody where it says so', () => {
    expect(read({ path: '/x', as: '' }, '/x')).toEqual({ kind: 'identity', name: null });
  });

  it('carries another address in a parameter, the query, the path or the label', () => {
    const wrapped = { kind: 'wrapped', address: 'b.example/c' };
    expect(read({ unwrap: 'u' }, '/', 'u=b.example%2Fc')).toEqual(wrapped);
    expect(read({ unwrap: '?' }, '/', 'b.example/c')).toEqual(wrapped);
    expect(read({ path: '/x', unwrap: '/' }, '/x/b.example/c')).toEqual(wrapped);
    expect(read({ path: '/x/{host}', before: '{host}/', unwrap: '/' }, '/x/b.example/c')).toEqual(wrapped);
    expect(read({ label: '{sub}', unwrap: '.', code: 'hyphens' }, '/c', '', '', 'b-example')).toEqual(wrapped);
    expect(read({ unwrap: 'u', relative: true }, '/', 'u=c')).toEqual({
      kind: 'wrapped',
      address: 'https://a.example/c',
    });
    expect(read({ unwrap: 'u' }, '/', 'u=nothing')).toBeNull();
  });
});
