import { parseArgs } from 'node:util';
import type { CsvPreset } from '../../src/domain/imports/rows/preset.ts';
import {
  isPresetName,
  presetNames,
  presets,
  type PresetName,
} from '../../src/domain/imports/presets/presets.ts';

/** What a command line asks for. */
export interface ImportArguments {
  readonly files: readonly string[];
  readonly preset?: PresetName;
  readonly matchBy: 'code' | 'barcode';
  readonly answers: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
  /** The share of rows, 0 to 1, that may be refused. */
  readonly maxRefused: number;
}

const options = {
  preset: { type: 'string' },
  match: { type: 'string', default: 'code' },
  answer: { type: 'string', multiple: true, default: [] as string[] },
  'max-refused': { type: 'string', default: '10%' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export const usage = 'npm run import -- FILE… [--preset NAME] [--dry-run]; --help shows all';

/** Reads the words of a command line; a fault is one sentence. */
export function readArguments(words: readonly string[]): ImportArguments | 'help' | { fault: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    if (values.help) return 'help';
    const { preset, match } = values;
    if (positionals.length === 0) return { fault: 'No file was given.' };
    if (preset !== undefined && !isPresetName(preset))
      return { fault: `There is no preset "${preset}"; there are ${presetNames.join(', ')}.` };
    if (match !== 'code' && match !== 'barcode') return { fault: '--match is code or barcode.' };
    const maxRefused = shareOf(values['max-refused']);
    if (maxRefused === undefined) return { fault: '--max-refused is a share such as 1%.' };
    const answers = values.answer.map((answer) => /^(.+)=(.*)$/su.exec(answer)?.slice(1));
    if (answers.some((answer) => answer === undefined)) return { fault: '--answer is ID=VALUE.' };
    return {
      files: positionals,
      ...(preset === undefined ? {} : { preset }),
      matchBy: match,
      answers: Object.fromEntries(answers.map(([id = '', value = ''] = []) => [id, value])),
      dryRun: values['dry-run'],
      maxRefused,
    };
  } catch (error) {
    // parseArgs explains an unknown option in several sentences. The first one names it.
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    return { fault: `${first.replace(/\.$/, '')}.` };
  }
}

/** `1%` or `0.01` as a share. */
function shareOf(text: string): number | undefined {
  const [, figure = '', percent = ''] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  const share = Number(figure) / (percent === '%' ? 100 : 1);
  return figure !== '' && share <= 1 ? share : undefined;
}

/** The text of `--help`. */
export function help(): string {
  const names = presetNames.map((name) => {
    const { title, about }: CsvPreset = presets[name];
    return `  ${name.padEnd(16)}${title.en}: ${filesOf(name)}\n${' '.repeat(18)}${about.en}`;
  });
  return `Usage: npm run import -- FILE… [options]

Imports foods from CSV files, also packed with gzip or zip, as the admin UI does. Files that belong together are given
together. An import can be rolled back in the admin UI for 90 days. The same command again goes on where it was
interrupted; when everything is imported, it changes nothing and says so.

Options:
  --preset NAME         the format of the files; without it, the files are recognised by their columns
  --dry-run             reads and compares everything, and writes no food
  --match code|barcode  a row changes the food with its code (the default), or with its barcode
  --answer ID=VALUE     answers a question about the files, for example unit:Sodium=g; may come several times
  --max-refused SHARE   the share of rows that may be refused (10%): a larger one ends with exit code 1
  -h, --help            shows this

Presets:
${names.join('\n')}

Exit codes:
  0  imported, or would be in a dry run; or stopped by a signal behind a batch
  1  a fault, a question without an answer, or more rows refused than --max-refused allows

Examples:
  npm run import -- foods.csv --dry-run
  npm run import -- cooked.csv cooked_nutrition.csv --preset mfds
  npm run import -- products.csv.gz --answer unit:sodium=mg --max-refused 1%`;
}

function filesOf(name: PresetName): string {
  const { inputs }: CsvPreset = presets[name];
  return inputs
    .map(({ foods, partner }) =>
      partner === undefined ? foods.title.en : `${foods.title.en} + ${partner.table.title.en}`,
    )
    .join('; ');
}
