import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { App } from '#entrypoints/welcome/app.tsx';
import { translator } from '#lib/i18n/t.ts';
import { readSettings } from '#lib/settings/settings.ts';
import { startWorker, withSettings } from '#tests/entrypoints/worker.ts';

const t = translator('en');
afterEach(cleanup);

describe('welcome', () => {
  it('keeps who uses it once Start is pressed', async () => {
    startWorker({});
    await withSettings({});
    render(<App />);
    await screen.findByText(t('welcome.title'));
    expect((await readSettings()).welcomed).toBe(false);
    fireEvent.click(screen.getByRole('radio', { name: t('welcome.teacher') }));
    fireEvent.click(screen.getByRole('button', { name: t('welcome.start') }));
    await waitFor(async () => expect(await readSettings()).toMatchObject({ role: 'teacher', welcomed: true }));
  });
});
