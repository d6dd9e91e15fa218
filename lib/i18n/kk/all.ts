// Every Kazakh text.
import { answered } from '#lib/i18n/kk/answered.ts';
import { banner } from '#lib/i18n/kk/banner.ts';
import { common } from '#lib/i18n/kk/common.ts';
import { desk } from '#lib/i18n/kk/desk.ts';
import { error } from '#lib/i18n/kk/error.ts';
import { help } from '#lib/i18n/kk/help.ts';
import { kind } from '#lib/i18n/kk/kind.ts';
import { list } from '#lib/i18n/kk/list.ts';
import { menu } from '#lib/i18n/kk/menu.ts';
import { mistake } from '#lib/i18n/kk/mistake.ts';
import { my } from '#lib/i18n/kk/my.ts';
import { options } from '#lib/i18n/kk/options.ts';
import { popup } from '#lib/i18n/kk/popup.ts';
import { reason } from '#lib/i18n/kk/reason.ts';
import { report } from '#lib/i18n/kk/report.ts';
import { subject } from '#lib/i18n/kk/subject.ts';
import { toolbar } from '#lib/i18n/kk/toolbar.ts';
import { verdict } from '#lib/i18n/kk/verdict.ts';
import { warning } from '#lib/i18n/kk/warning.ts';
import { welcome } from '#lib/i18n/kk/welcome.ts';

/** Kazakh texts by key. */
export const all = {
  ...common,
  ...toolbar,
  ...menu,
  ...kind,
  ...subject,
  ...verdict,
  ...popup,
  ...report,
  ...my,
  ...banner,
  ...warning,
  ...mistake,
  ...answered,
  ...help,
  ...welcome,
  ...options,
  ...list,
  ...reason,
  ...desk,
  ...error,
} as const;
