import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parseSubject } from '#lib/address/subject.ts';
import { calls, fakeWorker, LISTED, senderFrom, tabUrls } from './fake-worker.ts';

fakeWorker();
const { handlers } = await import('#entrypoints/background/answer.ts');
const { changeSettings } = await import('#lib/settings/settings.ts');
const { learn } = await import('#entrypoints/background/knowledge.ts');

const shop = readPractice('shop.ru.html');

function readPractice(name: string): string {
  const html = readFileSync(resolve('data/practice-pages', name), 'utf8');
  return html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, '\n');
}

async function strength(value: 'badge' | 'standard' | 'warning-mode'): Promise<void> {
  (await learn()).settings = await changeSettings({ strength: value });
}

const slice = (text: string, part = 0) => ({ title: '', text, links: [], part, cut: false });
const key = () => /key=([\w-]+)/.exec(String(calls.update.mock.lastCall?.[1].url))![1]!;
const page = (url: string) => senderFrom('page', { url });

beforeEach(async () => {
  for (const spy of Object.values(calls)) spy.mockClear();
  await strength('standard');
});

test('a page nobody knows is clear, shows nothing and may be read', async () => {
  const answer = await handlers['page.address']({ fresh: true }, page('https://page.example/'));
  expect(answer).toMatchObject({ verdict: { level: 'clear' }, shows: 'nothing', scan: true, banner: null });
  expect(calls.update).not.toHaveBeenCalled();
});

test('a page of mail is looked up, and never read', async () => {
  const mail = page('https://mail.google.com/mail/u/0/');
  expect(await handlers['page.address']({ fresh: true }, mail)).toMatchObject({ scan: false });
  expect(await handlers['page.text'](slice(shop), mail)).toMatchObject({
    verdict: { level: 'clear' },
    shows: 'nothing',
  });
});

test('words that sell are a caution with a bar, and the worst of a document stays', async () => {
  const sender = page('https://words.example/');
  await handlers['page.address']({ fresh: true }, sender);
  const answer = await handlers['page.text'](slice(shop), sender);
  expect(answer).toMatchObject({ verdict: { level: 'caution', subject: null }, shows: 'banner' });
  expect(answer.banner?.title).toMatch(/looks like/);
  expect(await handlers['page.text'](slice('the weather', 1), sender)).toMatchObject({ verdict: { level: 'caution' } });
});

test('a closed bar stays closed until the document is left', async () => {
  const sender = page('https://closed.example/');
  await handlers['page.address']({ fresh: true }, sender);
  await handlers['page.text'](slice(shop), sender);
  await handlers['page.closed']({}, sender);
  expect(await handlers['page.address']({ fresh: false }, sender)).toMatchObject({ shows: 'nothing', banner: null });
  expect(await handlers['page.text'](slice(shop, 1), sender)).toMatchObject({ shows: 'nothing' });
  await handlers['page.address']({ fresh: true }, sender);
  expect(await handlers['page.text'](slice(shop), sender)).toMatchObject({ shows: 'banner' });
});

test('only the page itself is judged, not a frame within it', async () => {
  await expect(handlers['page.address']({ fresh: true }, senderFrom('page', { frameId: 3 }))).rejects.toMatchObject({
    code: 'not-allowed',
  });
});

test('a listed page that asks is stopped, by an address that tells nothing of it', async () => {
  const answer = await handlers['page.address']({ fresh: true }, page(LISTED));
  expect(answer).toMatchObject({
    verdict: { level: 'danger', subject: 'host:practice-shop.example' },
    shows: 'page',
    scan: false,
  });
  const [tabId, { url }] = calls.update.mock.lastCall!;
  expect(tabId).toBe(7);
  expect(url).toMatch(/^chrome-extension:\/\/our-id\/warning\.html\?key=[\w-]{22}$/);
});

test('the warning tells who listed what, and going on lets this subject through for an hour', async () => {
  const sender = page('http://practice-shop.example/go-on');
  await handlers['page.address']({ fresh: true }, sender);
  const state = await handlers['warning.state']({ key: key() }, senderFrom('warning'));
  expect(state).toMatchObject({
    host: 'practice-shop.example',
    goOn: 'click',
    list: { name: 'Test list', practice: true },
  });
  await handlers['warning.go-on']({ key: key() }, senderFrom('warning'));
  expect(calls.update).toHaveBeenLastCalledWith(7, { url: 'http://practice-shop.example/go-on' });
  expect(await handlers['page.address']({ fresh: true }, sender)).toMatchObject({
    verdict: { level: 'danger' },
    shows: 'nothing',
  });
  const [exception] = await handlers['exception.list']({}, senderFrom('popup'));
  expect(exception?.subject).toBe('host:practice-shop.example');
  await handlers['exception.end']({ subject: exception!.subject }, senderFrom('popup'));
  expect(await handlers['exception.list']({}, senderFrom('popup'))).toEqual([]);
});

test('in warning mode a listed page needs the PIN, and a suspicion one click', async () => {
  await strength('warning-mode');
  await handlers['page.address']({ fresh: true }, page('http://practice-shop.example/pin'));
  await expect(handlers['warning.go-on']({ key: key() }, senderFrom('warning'))).rejects.toMatchObject({
    code: 'not-allowed',
  });
  const sender = page('https://suspect.example/x/y');
  await handlers['page.address']({ fresh: true }, sender);
  await handlers['page.text'](slice(shop), sender);
  expect(await handlers['warning.state']({ key: key() }, senderFrom('warning'))).toMatchObject({
    goOn: 'click',
    verdict: { level: 'caution' },
  });
  await handlers['warning.go-on']({ key: key() }, senderFrom('warning'));
  expect(await handlers['exception.list']({}, senderFrom('popup'))).toMatchObject([
    { subject: 'host:suspect.example' },
  ]);
});

test('a page that hides the bar of a listed place gives way to the full page, a suspicion does not', async () => {
  await strength('badge');
  const sender = page('http://practice-shop.example/hides');
  expect(await handlers['page.address']({ fresh: true }, sender)).toMatchObject({ shows: 'banner' });
  expect(calls.update).not.toHaveBeenCalled();
  await handlers['page.hidden']({}, sender);
  expect(calls.update).toHaveBeenCalledTimes(1);
  await handlers['page.hidden']({}, page('https://suspect.example/hides'));
  expect(calls.update).toHaveBeenCalledTimes(1);
});

test('a key that nobody made opens nothing', async () => {
  await expect(
    handlers['warning.state']({ key: 'abcdefghijklmnopqrstuv' }, senderFrom('warning')),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('the popup is told of the page warned about while the warning stands there', async () => {
  await handlers['page.address']({ fresh: true }, page('http://practice-shop.example/popup'));
  tabUrls.set(7, String(calls.update.mock.lastCall?.[1].url));
  const state = await handlers['tab.state']({ tabId: 7 }, senderFrom('popup'));
  expect(state).toMatchObject({
    url: 'http://practice-shop.example/popup',
    verdict: { level: 'danger' },
    shows: 'page',
  });
});

test('the popup is told that a page of the browser is not judged', async () => {
  tabUrls.set(8, 'about:addons');
  expect(await handlers['tab.state']({ tabId: 8 }, senderFrom('popup'))).toMatchObject({
    off: 'browser-page',
    verdict: null,
  });
});

test('the list in the package is told as what it is', async () => {
  expect(await handlers['list.state']({}, senderFrom('options'))).toMatchObject({
    version: 0,
    builtIn: true,
    hasRoot: false,
    entries: 2,
    practice: true,
    problem: null,
  });
});

test('a report without an endpoint is kept and held, and can be taken back', async () => {
  const draft = {
    kind: 'sale',
    subject: 'host:shop.example',
    where: null,
    classCode: '',
    role: 'student',
    language: 'kk',
    listVersion: 0,
    verdict: 'clear',
    address: 'https://shop.example/?token=1',
    words: 'words',
    excerpt: '',
  } as const;
  const saved = await handlers['report.save'](
    { draft: { ...draft, subject: parseSubject(draft.subject) } },
    senderFrom('popup'),
  );
  expect(saved).toMatchObject({ state: 'held', why: 'no-desk' });
  expect(await handlers['report.list']({}, senderFrom('popup'))).toMatchObject([
    { id: saved.id, state: 'held', endpointOperator: null },
  ]);
  expect(await handlers['report.undo']({ id: saved.id }, senderFrom('popup'))).toEqual({ undone: true });
  expect(await handlers['report.list']({}, senderFrom('popup'))).toEqual([]);
});
