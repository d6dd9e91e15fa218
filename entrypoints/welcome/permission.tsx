// Firefox lets people withhold the permission to read sites: without it there is no warning, so it is asked for here.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/button.tsx';
import { useT } from '#components/language.tsx';
import { Notice } from '#components/notice.tsx';
import { browser } from '#lib/browser.ts';

const wanted = { origins: ['<all_urls>'] };

/** Asks for the permission where it is missing; nothing where it is there. */
export function Permission() {
  const t = useT();
  const [missing, setMissing] = useState(false);
  useEffect(() => void browser.permissions.contains(wanted).then((has) => setMissing(!has)), []);
  if (!missing) return null;
  return (
    <Notice look="caution">
      {t('welcome.permission')}
      <div class="notice__acts">
        <Button small onPress={() => void browser.permissions.request(wanted).then((given) => setMissing(!given))}>
          {t('popup.off_allow')}
        </Button>
      </div>
    </Notice>
  );
}
