// Every English text.
import { answered } from '#lib/i18n/en/answered.ts';
import { banner } from '#lib/i18n/en/banner.ts';
import { common } from '#lib/i18n/en/common.ts';
import { desk } from '#lib/i18n/en/desk.ts';
import { error } from '#lib/i18n/en/error.ts';
import { help } from '#lib/i18n/en/help.ts';
import { kind } from '#lib/i18n/en/kind.ts';
import { list } from '#lib/i18n/en/list.ts';
import { menu } from '#lib/i18n/en/menu.ts';
import { mistake } from '#lib/i18n/en/mistake.ts';
import { my } from '#lib/i18n/en/my.ts';
import { options } from '#lib/i18n/en/options.ts';
import { popup } from '#lib/i18n/en/popup.ts';
import { reason } from '#lib/i18n/en/reason.ts';
import { report } from '#lib/i18n/en/report.ts';
import { subject } from '#lib/i18n/en/subject.ts';
import { toolbar } from '#lib/i18n/en/toolbar.ts';
import { verdict } from '#lib/i18n/en/verdict.ts';
import { warning } from '#lib/i18n/en/warning.ts';
import { welcome } from '#lib/i18n/en/welcome.ts';

/** English texts by key. */
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
