// What the desk is told from outside: environment and command line, parsed once.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as z from 'zod';

const flag = z
  .enum(['', '0', '1'])
  .default('')
  .transform((text) => text === '1');
const optionalText = z
  .string()
  .nullable()
  .default(null)
  .transform((text) => (text === '' ? null : text));

/** Everything that can be set, with its default; `startDesk` takes the same. */
export const configSchema = z.strictObject({
  /** Folder of database, keys, repository and sources; made when it is missing. */
  dataDir: z
    .string()
    .min(1)
    .default(path.join('.data', 'desk'))
    .transform((folder) => path.resolve(folder)),
  /** Port on the loopback; 0 takes a free one. */
  port: z.coerce.number<string | number>().int().min(0).max(65_535).default(0),
  /** A PostgreSQL of the operator's own, instead of the embedded one. */
  databaseUrl: optionalText,
  /** Serve although a power cut may lose what was acknowledged. */
  acceptLoss: z.boolean().default(false),
  /** Who runs this desk: shown to people before they send and beside every warning. */
  operator: z.string().min(1).max(200).default('Practice desk'),
  /** Address or text of the privacy notice. */
  privacy: z.string().max(4_000).default('Practice desk on this computer: reports stay in its data folder.'),
  /** File with generated subjects, one a line, published beside the practice list. */
  generated: optionalText,
  /** The rule pack that is published beside the list. */
  rulePack: z
    .string()
    .min(1)
    .default(fileURLToPath(new URL('../data/rule-pack.json', import.meta.url))),
  /** Requests a minute and at once that one network may send to intake. */
  rate: z
    .strictObject({ perMinute: z.number().positive(), burst: z.number().positive() })
    .default({ perMinute: 60, burst: 300 }),
});
export type Config = z.infer<typeof configSchema>;
export type ConfigInput = z.input<typeof configSchema>;

const environmentSchema = z.object({
  SHEKTEU_DESK_DATA: z.string().optional(),
  SHEKTEU_DESK_OPERATOR: z.string().optional(),
  SHEKTEU_DESK_GENERATED: z.string().optional(),
  SHEKTEU_DESK_ACCEPT_LOSS: flag,
  SHEKTEU_DESK_RATE: z
    .string()
    .regex(/^\d+\/\d+$/, 'two numbers: per minute/burst')
    .optional(),
  DATABASE_URL: z.string().optional(),
  PORT: z.string().optional(),
});

/** Reads the configuration of `node desk/main.ts`; a flag wins over the environment. @throws ZodError on a bad value. */
export function readConfig(environment: NodeJS.ProcessEnv, args: readonly string[]): Config {
  const env = environmentSchema.parse(environment);
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      operator: { type: 'string' },
      generated: { type: 'string' },
      'rule-pack': { type: 'string' },
      'accept-loss': { type: 'boolean' },
    },
  });
  return configSchema.parse(
    defined({
      dataDir: values.data ?? env.SHEKTEU_DESK_DATA,
      port: values.port ?? env.PORT,
      databaseUrl: env.DATABASE_URL,
      acceptLoss: values['accept-loss'] ?? env.SHEKTEU_DESK_ACCEPT_LOSS,
      operator: values.operator ?? env.SHEKTEU_DESK_OPERATOR,
      generated: values.generated ?? env.SHEKTEU_DESK_GENERATED,
      rulePack: values['rule-pack'],
      rate: env.SHEKTEU_DESK_RATE === undefined ? undefined : parseRate(env.SHEKTEU_DESK_RATE),
    }),
  );
}

function parseRate(text: string): { perMinute: number; burst: number } {
  const [perMinute = 0, burst = 0] = text.split('/').map(Number);
  return { perMinute, burst };
}

function defined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
