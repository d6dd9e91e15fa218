// The queue: worst first, the chosen case beside it; keys J, K, Enter and /.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '#components/icon.tsx';
import { useT } from '#components/language.tsx';
import type { CaseLine } from '#desk/cases/view.ts';
import { go } from './place.ts';
import { QueueAside } from './queue-aside.tsx';
import { QueueTable } from './queue-table.tsx';
import { subjectText } from './said.ts';

/** Cases that wait: all open and proposed ones, or only those for the second person. */
export function QueuePage({ cases, second }: { cases: readonly CaseLine[]; second: boolean }) {
  const t = useT();
  const [wanted, setWanted] = useState('');
  const [chosenId, setChosenId] = useState<number | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const shown = cases
    .filter((line) => (second ? line.proposedByMe === false : true))
    .filter((line) => subjectText(t, line.subject).name.includes(wanted.trim().toLowerCase()));
  const at = Math.max(
    0,
    shown.findIndex((line) => line.id === chosenId),
  );
  const chosen = shown[at] ?? null;
  useKeys({
    down: () => setChosenId(shown[Math.min(at + 1, shown.length - 1)]?.id ?? null),
    up: () => setChosenId(shown[Math.max(at - 1, 0)]?.id ?? null),
    open: () => chosen !== null && go(`/desk/cases/${chosen.id}`),
    search: () => search.current?.focus(),
  });
  return (
    <>
      <main class="queue">
        <div class="queue__main">
          <h1 class="said">{second ? t('desk.second') : t('desk.queue')}</h1>
          <div class="filters">
            <label>
              <Icon name="search" />
              <span class="said">{t('desk.search')}</span>
              <input
                ref={search}
                class="field__input"
                type="search"
                placeholder={t('desk.search')}
                value={wanted}
                onInput={(event) => setWanted(event.currentTarget.value)}
              />
            </label>
            <span class="kbd" aria-hidden="true">
              /
            </span>
            <p class="filters__order muted">{t('desk.queue_order')}</p>
          </div>
          {shown.length === 0 ? (
            <p class="queue__empty muted">{t('desk.queue_empty')}</p>
          ) : (
            <QueueTable lines={shown} chosenId={chosen?.id ?? null} onChoose={setChosenId} />
          )}
        </div>
        {chosen === null ? null : <QueueAside line={chosen} />}
      </main>
      <footer class="desk__keys" aria-hidden="true">
        <Key name="J" does={t('desk.key_down')} />
        <Key name="K" does={t('desk.key_up')} />
        <Key name="↵" does={t('desk.key_open')} />
        <Key name="/" does={t('desk.key_search')} />
      </footer>
    </>
  );
}

function Key({ name, does }: { name: string; does: string }) {
  return (
    <span>
      <span class="kbd">{name}</span>
      {does}
    </span>
  );
}

function useKeys(acts: { down: () => void; up: () => void; open: () => void; search: () => void }): void {
  useEffect(() => {
    const byKey: Record<string, () => void> = { j: acts.down, k: acts.up, Enter: acts.open, '/': acts.search };
    const pressed = (event: KeyboardEvent) => {
      const act = byKey[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  });
}

// A key that something focused has its own use for is left to it.
function isBusy(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, button, a') !== null;
}
