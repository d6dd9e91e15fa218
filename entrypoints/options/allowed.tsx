// What was opened after a warning, and until when it stays open.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { useT } from '#components/language.tsx';
import { subjectName } from '#components/subject.tsx';
import type { Subject } from '#lib/address/subject.ts';
import { timeText } from '#lib/i18n/dates.ts';
import type { Answer } from '#lib/messages/messages.ts';
import { send } from '#lib/messages/send.ts';

/** The exceptions in force. */
export function Allowed() {
  const t = useT();
  const [held, setHeld] = useState<Answer<'exception.list'>>([]);
  useEffect(() => void send('exception.list', {}).then(setHeld, () => setHeld([])), []);
  const end = async (subject: Subject) => {
    await send('exception.end', { subject });
    setHeld(await send('exception.list', {}));
  };
  return (
    <section class="flow__part">
      <h2>{t('options.allowed')}</h2>
      <div class="panel">
        {held.length === 0 ? <div class="panel__row">{t('options.allowed_empty')}</div> : null}
        {held.map(({ subject, until }) => (
          <div key={subject} class="panel__row">
            <span>
              <b>{subjectName(subject)}</b>
              <small>{t('options.allowed_until', { time: timeText(t.language, until) })}</small>
            </span>
            <Button small onPress={() => void end(subject)}>
              {t('popup.allowed_end')}
            </Button>
          </div>
        ))}
      </div>
    </section>
  );
}
