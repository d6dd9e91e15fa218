import { describe, expect, it } from 'vitest';
import { configSchema, readConfig } from '#desk/config.ts';

describe('readConfig', () => {
  it('is the defaults when nothing is said', () => {
    expect(readConfig({}, [])).toEqual(configSchema.parse({}));
    expect(readConfig({}, [])).toMatchObject({
      port: 0,
      databaseUrl: null,
      acceptLoss: false,
      rate: { perMinute: 60, burst: 300 },
    });
  });

  it('takes the environment, and a flag over it', () => {
    const environment = {
      SHEKTEU_DESK_DATA: '/a',
      PORT: '8080',
      DATABASE_URL: 'postgres://x',
      SHEKTEU_DESK_RATE: '5/9',
    };
    expect(readConfig(environment, ['--data', '/b', '--accept-loss'])).toMatchObject({
      dataDir: '/b',
      port: 8_080,
      databaseUrl: 'postgres://x',
      acceptLoss: true,
      rate: { perMinute: 5, burst: 9 },
    });
  });

  it('takes an empty DATABASE_URL for none', () => {
    expect(readConfig({ DATABASE_URL: '' }, []).databaseUrl).toBeNull();
  });

  it.each([
    [{ PORT: 'high' }, []],
    [{ PORT: '70000' }, []],
    [{ SHEKTEU_DESK_RATE: 'fast' }, []],
    [{}, ['--unknown']],
  ])('refuses %j %j', (environment, args) => {
    expect(() => readConfig(environment, args as string[])).toThrow();
  });
});
