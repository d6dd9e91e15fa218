// What is chosen with one press: role, strength, language.
import { Choices } from '#components/choice.tsx';
import { useT } from '#components/language.tsx';
import { Segments } from '#components/segments.tsx';
import { languageNames, languages } from '#lib/i18n/message.ts';
import { roles } from '#lib/report/report.ts';
import type { Settings } from '#lib/settings/settings.ts';

interface PartProps {
  readonly settings: Settings;
  readonly change: (patch: Partial<Omit<Settings, 'version'>>) => void;
}

/** Who uses it. */
export function RolePart({ settings, change }: PartProps) {
  const t = useT();
  return (
    <section class="flow__part">
      <h2>{t('options.role')}</h2>
      <div class="panel">
        <div class="panel__row">
          <span>{t('options.role_hint')}</span>
          <Segments
            label={t('options.role')}
            options={roles.map((role) => ({ value: role, name: t(`welcome.${role}`) }))}
            chosen={settings.role}
            onChoose={(role) => change({ role })}
          />
        </div>
      </div>
    </section>
  );
}

/** How warnings appear. */
export function StrengthPart({ settings, change }: PartProps) {
  const t = useT();
  return (
    <section class="flow__part">
      <h2>{t('options.strength')}</h2>
      <Choices
        legend={t('options.strength')}
        legendHidden
        options={[
          { value: 'badge', name: t('options.strength_badge_name'), hint: t('options.strength_badge_hint') },
          { value: 'standard', name: t('options.strength_standard_name'), hint: t('options.strength_standard_hint') },
          { value: 'warning-mode', name: t('options.strength_mode'), hint: t('options.strength_mode_hint') },
        ]}
        chosen={settings.strength}
        onChoose={(strength) => change({ strength })}
      />
      {settings.strength === 'warning-mode' ? <p class="small muted">{t('options.pin_later')}</p> : null}
    </section>
  );
}

/** Which language it speaks. */
export function LanguagePart({ settings, change }: PartProps) {
  const t = useT();
  const chosen = (value: string) => languages.find((language) => language === value) ?? 'auto';
  return (
    <section class="flow__part">
      <h2>{t('options.language')}</h2>
      <label>
        <span class="said">{t('options.language')}</span>
        <select
          class="field__input options__select"
          value={settings.language}
          onChange={(event) => change({ language: chosen(event.currentTarget.value) })}
        >
          <option value="auto">{t('options.language_auto')}</option>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </select>
      </label>
    </section>
  );
}
