// Who can help: only numbers that data/help-lines.json confirms, always in the same place, never red.
import lines from '#data/help-lines.json' with { type: 'json' };
import { Icon, LargeIcon } from './icon.tsx';
import { useT } from './language.tsx';

const numbers = new Set(lines.lines.map((line) => line.number));

/** The one row that stands at the foot of the popup. */
export function HelpLine() {
  const t = useT();
  return (
    <a class="help" href="tel:111">
      <Icon name="phone" />
      <span class="help__number">111</span>
      <span class="help__text">
        {t('help.title')}
        <small>{t('help.n111_short')}</small>
      </span>
    </a>
  );
}

/** The part of a text after its number: `111 — contact centre`. */
function nameOf(text: string): string {
  return text.replace(/^\d+\s*[—–]\s*/u, '');
}

function Line({ number, text, about }: { number: string; text: string; about: string }) {
  if (!numbers.has(number)) return null;
  return (
    <li>
      <LargeIcon name="phone" />
      <div>
        <strong>
          <a href={`tel:${number}`}>{number}</a>
        </strong>
        <p class="helps__name">{nameOf(text)}</p>
        <p>{about}</p>
      </div>
    </li>
  );
}

/** The same help in full; the police line stands last, and only where somebody may be threatened. */
export function HelpLines({ withPolice = false }: { withPolice?: boolean }) {
  const t = useT();
  return (
    <ul class="helps">
      <Line number="111" text={t('help.n111')} about={`${t('help.n111_about')} ${t('help.n111_text')}`} />
      <li>
        <LargeIcon name="people" />
        <div>
          <strong>{t('help.adult')}</strong>
          <p>{t('help.adult_about')}</p>
        </div>
      </li>
      {withPolice ? <Line number="102" text={t('help.n102')} about={t('help.n102_about')} /> : null}
    </ul>
  );
}
