// The four things a report can say is there: their words and their icons, the same wherever they are offered.

import type { T } from '#lib/i18n/t.ts';
import type { ReportKind } from '#lib/report/report.ts';
import type { Option } from './choice.tsx';

/** What may be chosen in a form; `mistake` has a form of its own. */
export type OfferedKind = Exclude<ReportKind, 'mistake'>;

/** The kinds with a short name, for the four cards of the popup. */
export function shortKinds(t: T): Option<OfferedKind>[] {
  return [
    { value: 'sale', name: t('kind.sale_short'), icon: 'sale' },
    { value: 'recruiting', name: t('kind.recruiting_short'), icon: 'courier' },
    { value: 'promotion', name: t('kind.promotion_short'), icon: 'promotion' },
    { value: 'other', name: t('kind.other_short'), icon: 'other' },
  ];
}

/** The kinds in full, for the form; whoever fills in many of them needs no hints. */
export function fullKinds(t: T, hints: boolean): Option<OfferedKind>[] {
  const all: Option<OfferedKind>[] = [
    { value: 'sale', name: t('report.cat_sale'), hint: t('report.cat_sale_hint'), icon: 'sale' },
    { value: 'recruiting', name: t('report.cat_recruit'), hint: t('report.cat_recruit_hint'), icon: 'courier' },
    { value: 'promotion', name: t('report.cat_promotion'), hint: t('report.cat_promotion_hint'), icon: 'promotion' },
    { value: 'other', name: t('report.cat_other'), hint: t('report.cat_other_hint'), icon: 'other' },
  ];
  return hints ? all : all.map(({ hint: _, ...rest }) => rest);
}

/** A kind inside a sentence. */
export function kindName(t: T, kind: ReportKind): string {
  return t(`kind.${kind}`);
}
