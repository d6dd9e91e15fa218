// One entry for each component, in each of its states.
import type { ComponentChildren } from 'preact';
import { Banner } from '#components/banner.tsx';
import { Button, IconButton } from '#components/button.tsx';
import { ChoiceButtons, Choices } from '#components/choice.tsx';
import { Facts, factOf } from '#components/facts.tsx';
import { Field } from '#components/field.tsx';
import { Glyph, Mark } from '#components/glyph.tsx';
import { HelpLine, HelpLines } from '#components/help-lines.tsx';
import { Icon, type IconName, LargeIcon, type LargeIconName } from '#components/icon.tsx';
import { icons16, icons24 } from '#components/icon-shapes.ts';
import { Languages } from '#components/languages.tsx';
import { ListAge } from '#components/list-age.tsx';
import { MistakeForm } from '#components/mistake-form.tsx';
import { Notice } from '#components/notice.tsx';
import { PageBar } from '#components/page-bar.tsx';
import { Reasons } from '#components/reasons.tsx';
import { Redacted } from '#components/redacted.tsx';
import { emptyReport, ReportForm } from '#components/report-form.tsx';
import { fullKinds, kindName, shortKinds } from '#components/report-kinds.ts';
import { ReportPreview } from '#components/report-preview.tsx';
import { ReportSaved } from '#components/report-saved.tsx';
import { Segments } from '#components/segments.tsx';
import { SubjectLine } from '#components/subject.tsx';
import { SubjectPicker } from '#components/subject-picker.tsx';
import { Table } from '#components/table.tsx';
import { Track } from '#components/track.tsx';
import { VerdictCard } from '#components/verdict-card.tsx';
import type { T } from '#lib/i18n/t.ts';
import { channel, page, removed, report, shop, todayMs } from './samples.ts';

/** A component and how it looks. */
export interface Entry {
  /** Name of the file in components/, without its ending. */
  readonly component: string;
  readonly show: (t: T) => ComponentChildren;
}

const nothing = () => undefined;
const DAY_MS = 86_400_000;
const levels = ['clear', 'caution', 'danger', 'trusted', 'off'] as const;
const form = {
  problem: null,
  busy: false,
  onChange: nothing,
  onSubject: nothing,
  onLookFirst: nothing,
  onSend: nothing,
};
const saved = { mistake: false, undoMs: 10_000, onUndo: async () => true, onRecipient: nothing, onDone: nothing };
const recipient = { operator: 'A school', url: 'https://desk.example' };

/** Every component once. */
export const entries: readonly Entry[] = [
  {
    component: 'glyph',
    show: () => (
      <div class="gallery__row">
        <Mark sizePx={24} />
        {levels.map((level) => (
          <Glyph key={level} level={level} />
        ))}
      </div>
    ),
  },
  {
    component: 'icon',
    show: () => (
      <div class="gallery__row">
        {(Object.keys(icons16) as IconName[]).map((name) => (
          <Icon key={name} name={name} />
        ))}
        {(Object.keys(icons24) as LargeIconName[]).map((name) => (
          <LargeIcon key={name} name={name} />
        ))}
      </div>
    ),
  },
  {
    component: 'button',
    show: (t) => (
      <>
        <Button look="primary">{t('report.send')}</Button>
        <Button icon="flag">{t('warning.report')}</Button>
        <Button look="quiet" small icon="undo">
          {t('report.undo')}
        </Button>
        <Button look="primary" disabled>
          {t('report.send')}
        </Button>
        <IconButton icon="options" label={t('common.settings')} onPress={nothing} />
      </>
    ),
  },
  {
    component: 'field',
    show: (t) => (
      <>
        <Field
          label={t('report.words')}
          aside={t('common.optional')}
          hint={t('report.words_hint')}
          rows={2}
          value=""
          onInput={nothing}
        />
        <Field label={t('report.address')} wrong={t('report.address_bad')} value="shop" onInput={nothing} />
      </>
    ),
  },
  {
    component: 'choice',
    show: (t) => (
      <>
        <Choices legend={t('report.question')} options={fullKinds(t, true)} chosen="recruiting" onChoose={nothing} />
        <Choices
          legend={t('options.enforced')}
          options={[{ value: 'a', name: t('options.strength_mode'), disabled: true }]}
          chosen="a"
          onChoose={nothing}
        />
        <h3 id={`kinds-${t.language}`}>{t('menu.report_page')}</h3>
        <ChoiceButtons labelledBy={`kinds-${t.language}`} options={shortKinds(t)} onPress={nothing} />
      </>
    ),
  },
  {
    component: 'segments',
    show: (t) => (
      <Segments
        label={t('options.role')}
        options={(['student', 'teacher', 'parent'] as const).map((role) => ({
          value: role,
          name: t(`welcome.${role}`),
        }))}
        chosen="student"
        onChoose={nothing}
      />
    ),
  },
  {
    component: 'notice',
    show: (t) => (
      <>
        <Notice icon="lock">{t('welcome.pin_never')}</Notice>
        <Notice look="caution">{t('list.rejected')}</Notice>
      </>
    ),
  },
  {
    component: 'table',
    show: (t) => (
      <Table
        caption={t('options.list')}
        columns={[{ name: t('report.address') }, { name: t('warning.why_kind', { kind: '' }) }]}
      >
        <tr>
          <td>shop.example</td>
          <td>{kindName(t, 'sale')}</td>
        </tr>
      </Table>
    ),
  },
  {
    component: 'verdict-card',
    show: (t) =>
      levels.map((level) => (
        <VerdictCard
          key={level}
          level={level}
          title={t(level === 'off' ? 'popup.off_title' : `popup.${level}_title`)}
          text={t('popup.too_big')}
          bar={null}
        />
      )),
  },
  {
    component: 'reasons',
    show: (t) => (
      <Reasons
        reasons={[
          { text: t('reason.pay_then_place'), strength: 3, against: false, words: ['…'] },
          { text: t('reason.crypto'), strength: 2, against: false, words: [] },
          { text: t('reason.write_nick'), strength: 1, against: false, words: [] },
          { text: t('reason.calm_news'), strength: 1, against: true, words: [] },
        ]}
      />
    ),
  },
  {
    component: 'facts',
    show: (t) => (
      <Facts
        facts={[
          factOf(t.parts('warning.why_kind', { kind: kindName(t, 'sale') })),
          factOf(t.parts('warning.why_by', { operator: 'A school' })),
        ]}
      />
    ),
  },
  { component: 'help-lines', show: () => [<HelpLine key="line" />, <HelpLines key="lines" withPolice />] },
  {
    component: 'list-age',
    show: () =>
      [0, 3, 40].map((days) => (
        <ListAge
          key={days}
          publishedAtMs={todayMs - days * DAY_MS}
          age={{ kind: days < 3 ? 'fresh' : 'old', days, clock: days < 40 ? null : 'ahead' }}
          entries={20_808}
          practice={days === 0}
        />
      )),
  },
  {
    component: 'subject',
    show: () => [channel, shop, page].map((one) => <SubjectLine key={one} subject={one} onChange={nothing} />),
  },
  {
    component: 'subject-picker',
    show: () => <SubjectPicker offered={[shop, page]} chosen={shop} typed="" onTyped={() => null} onChoose={nothing} />,
  },
  {
    component: 'report-form',
    show: (t) => (
      <>
        <ReportForm {...form} subject={channel} values={{ ...emptyReport, kind: 'sale' }} full={false} />
        <ReportForm {...form} subject={shop} values={emptyReport} full problem={t('report.disk_full')} />
      </>
    ),
  },
  { component: 'mistake-form', show: () => <MistakeForm problem={null} busy={false} onSend={nothing} /> },
  { component: 'redacted', show: () => <Redacted text="https://shop.example/…?ref= [email] [iin]" /> },
  {
    component: 'report-preview',
    show: () => (
      <>
        <ReportPreview report={report} removed={removed} recipient={recipient} />
        <ReportPreview report={report} removed={removed} recipient={null} />
      </>
    ),
  },
  {
    component: 'report-saved',
    show: () => (
      <>
        <ReportSaved {...saved} noRecipient={false} sent={false} />
        <ReportSaved {...saved} noRecipient sent={false} />
        <ReportSaved {...saved} noRecipient={false} sent />
      </>
    ),
  },
  {
    component: 'track',
    show: (t) =>
      [0, 1, 3].map((at) => (
        <Track
          key={at}
          at={at}
          stages={[t('my.step_saved'), t('my.state_received'), t('my.state_review'), t('my.step_decided')]}
        />
      )),
  },
  { component: 'languages', show: () => <Languages onChoose={nothing} /> },
  { component: 'page-bar', show: () => <PageBar onLanguage={nothing} /> },
  {
    component: 'banner',
    show: (t) => (
      <Banner
        level="caution"
        title={t('banner.caution_sale')}
        text={t('banner.caution_text')}
        moreLabel={t('common.more')}
        closeLabel={t('common.close')}
        onMore={nothing}
        onClose={nothing}
      />
    ),
  },
];
