// The classes of words that the lexicons sort by, and which part each plays.

/** What is offered. `slang`, `emoji` and `goods` are weak: everyday words that mean something only beside an offer. */
export const objectClasses = [
  'substance',
  'pill',
  'market',
  'brand',
  'dead-drop',
  'drugs',
  'slang',
  'emoji',
  'goods',
] as const;

/** What an offer does: sells, prices, weighs, delivers, hides, takes money, says whom to write to. */
export const actClasses = [
  'buy',
  'sell',
  'delivery',
  'price',
  'weight',
  'pieces',
  'contact',
  'payment',
  'stealth',
  'place',
  'access',
  'shop',
  'call',
  'quality',
  'hiding',
] as const;

/** What a recruiting text does. */
export const recruitClasses = ['courier', 'role', 'job', 'lure', 'task', 'deposit', 'secrecy'] as const;

/** What speaks against: the words of those who report, judge, heal, teach, help, play or sell something else. */
export const counterClasses = [
  'news',
  'law',
  'medicine',
  'teaching',
  'help',
  'pharmacology',
  'narration',
  'trade',
  'employer',
  'technical',
] as const;

/** Words that only qualify others: `plain` hides what it contains, `unit` and `currency` make numbers weights and prices. */
export const auxiliaryClasses = [
  'darknet',
  'function',
  'plain',
  'unit',
  'dose',
  'piece',
  'currency',
  'vacancy',
  'link',
] as const;

export const signalClasses = [
  ...objectClasses,
  ...actClasses,
  ...recruitClasses,
  ...counterClasses,
  ...auxiliaryClasses,
] as const;
export type SignalClass = (typeof signalClasses)[number];
export type CounterClass = (typeof counterClasses)[number];

/** Index of each class in `signalClasses`, as it stands in typed arrays. */
export const classIndex = Object.fromEntries(signalClasses.map((name, i) => [name, i])) as Record<SignalClass, number>;
