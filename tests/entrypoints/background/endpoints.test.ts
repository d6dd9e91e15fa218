import { afterEach, expect, test, vi } from 'vitest';
import { parseSubject } from '#lib/address/subject.ts';
import { fakeWorker, senderFrom } from './fake-worker.ts';

fakeWorker();
const { handlers } = await import('#entrypoints/background/answer.ts');
const { readSettings } = await import('#lib/settings/settings.ts');

const wellKnown = {
  protocol: 1,
  name: 'Desk',
  operator: 'Operator',
  privacy: 'notice',
  languages: ['kk'],
  limits: { reports: 50, bytes: 262_144 },
  repository: null,
};
const options = senderFrom('options');
const asked: [string, RequestInit][] = [];

function answerWith(body: string, status = 200): void {
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([url, init]);
    return new Response(body, { status });
  });
}

afterEach(() => {
  asked.length = 0;
  vi.useRealTimers();
});

test('looking at an endpoint asks one address, without a word of who asks', async () => {
  answerWith(JSON.stringify(wellKnown));
  expect(await handlers['endpoint.look']({ url: 'desk.example/any?x' }, options)).toMatchObject({
    operator: 'Operator',
  });
  expect(asked).toMatchObject([
    [
      'https://desk.example/.well-known/shekteu',
      { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error', cache: 'no-store' },
    ],
  ]);
  expect((await readSettings()).endpoint).toBeNull();
});

test.each([
  ['http://desk.example', 'unsupported'],
  ['https://someone@desk.example', 'bad-host'],
  ['', 'bad-host'],
])('%j is asked nothing: %s', async (url, code) => {
  answerWith(JSON.stringify(wellKnown));
  await expect(handlers['endpoint.look']({ url }, options)).rejects.toMatchObject({ code });
  expect(asked).toEqual([]);
});

test.each([
  ['another document', '{}', 200, 'malformed'],
  ['no document', 'hello', 200, 'malformed'],
  ['none', '', 404, 'not-found'],
  ['a failure', '', 500, 'unreachable'],
  ['a document without end', `"${'x'.repeat(70_000)}"`, 200, 'endless'],
])('%s is no endpoint', async (_name, body, status, code) => {
  answerWith(body, status);
  await expect(handlers['endpoint.look']({ url: 'desk.example' }, options)).rejects.toMatchObject({ code });
});

test('silence is told as such', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
  await expect(handlers['endpoint.look']({ url: 'desk.example' }, options)).rejects.toMatchObject({
    code: 'unreachable',
  });
});

test('what was held leaves only if its sender says so', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const draft = {
    kind: 'sale',
    subject: parseSubject('host:shop.example'),
    where: null,
    classCode: '',
    role: 'student',
    language: 'kk',
    listVersion: 0,
    verdict: 'clear',
    address: null,
    words: '',
    excerpt: '',
  } as const;
  await handlers['report.save']({ draft }, senderFrom('popup'));
  answerWith(JSON.stringify(wellKnown));
  const state = async () => (await handlers['report.list']({}, senderFrom('popup')))[0]?.state;
  await handlers['endpoint.set']({ url: 'https://desk.example', sendHeld: false }, options);
  expect(await state()).toBe('held');
  expect((await readSettings()).endpoint).toEqual({ url: 'https://desk.example', operator: 'Operator' });
  await handlers['endpoint.set']({ url: 'https://desk.example', sendHeld: true }, options);
  expect(await state()).toBe('queued');
});
