import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { Banner } from '#components/banner.tsx';

const texts = { title: 'This page may be dangerous', text: 'A guess.', moreLabel: 'More', closeLabel: 'Close' };

it('says its two lines as a status and offers two controls, each with a name', () => {
  const more = vi.fn();
  const close = vi.fn();
  render(<Banner {...texts} level="caution" label="Shekteu warning" language="en" onMore={more} onClose={close} />);
  expect(screen.getByRole('status', { name: 'Shekteu warning' }).textContent).toContain('A guess.');
  fireEvent.click(screen.getByRole('button', { name: 'More' }));
  fireEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect([more.mock.calls.length, close.mock.calls.length]).toEqual([1, 1]);
});
