import { Button } from '#components/button.tsx';
import { Mark } from '#components/glyph.tsx';
import { useT } from '#components/language.tsx';
import { Languages } from '#components/languages.tsx';
import type { Language } from '#lib/i18n/t.ts';
import { Link } from './link.tsx';
import type { Place } from './place.ts';

interface BarProps {
  place: Place;
  /** Who is signed in, and whose desk this is; null when nobody is. */
  me: { name: string; operator: string } | null;
  waiting: { open: number; second: number };
  onLanguage: (language: Language) => void;
  onSignOut: () => void;
}

/** The head of every page: whose desk, which pages, who is signed in. */
export function Bar({ place, me, waiting, onLanguage, onSignOut }: BarProps) {
  const t = useT();
  const atQueue = place.page === 'queue';
  return (
    <header class="desk__bar">
      <span class="desk__name">
        <Mark sizePx={20} />
        {me === null ? t('common.name') : `${t('common.name')} · ${me.operator}`}
      </span>
      {me === null ? null : (
        <nav class="desk__nav" aria-label={t('desk.title')}>
          <Link to="/desk" current={atQueue && !place.second}>
            {t('desk.queue')} <span class="count">{waiting.open}</span>
          </Link>
          <Link to="/desk?second" current={atQueue && place.second}>
            {t('desk.second')} <span class={waiting.second > 0 ? 'count count--hot' : 'count'}>{waiting.second}</span>
          </Link>
          <Link to="/desk/publication" current={place.page === 'publication'}>
            {t('desk.publication_nav')}
          </Link>
        </nav>
      )}
      <span class="desk__me">
        <Languages onChoose={onLanguage} />
        {me === null ? null : (
          <>
            <span>{me.name}</span>
            <Button look="quiet" small onPress={onSignOut}>
              {t('desk.sign_out')}
            </Button>
          </>
        )}
      </span>
    </header>
  );
}
