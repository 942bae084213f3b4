import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import type { AllergenEntry } from '../../../domain/suitability/facts/allergens.ts';
import type { LabelReading, PackTexts } from '../../../domain/labels/readLabel.ts';
import type { DictionaryRow } from '../../../domain/labels/words/dictionary.ts';
import type { FoodDocument } from '../../../database/foods/document.ts';
import type { Derived } from '../../../database/foods/refresh.ts';
import type { CountedRows, EffectSource } from '../../suitability/countEffect.ts';
import type { JudgedRows, RowsTask } from '../../suitability/judgeRows.ts';
import type { RulesSource } from '../../suitability/compileRules.ts';
import { createThreadPool, type ThreadPool } from './threadPool.ts';

/** Everything that a dictionary is compiled from. */
export interface DictionarySource {
  readonly version: string;
  readonly rows: readonly DictionaryRow[];
  readonly allergens: { readonly version: string; readonly entries: readonly AllergenEntry[] };
}

/** Everything by which foods are read and judged. */
export interface KnowledgeSource {
  readonly dictionary: DictionarySource;
  readonly rules: RulesSource;
}

/** What the threads can do. */
export type ThreadTask =
  | {
      readonly kind: 'labels';
      readonly texts: readonly PackTexts[];
      readonly version: string;
      /** Only for a thread that has no dictionary of this version. */
      readonly source?: DictionarySource;
    }
  | {
      /** Reads the labels of foods and judges them. */
      readonly kind: 'foods';
      readonly foods: readonly FoodDocument[];
      readonly version: string;
      /** Only for a thread that has no knowledge of this version. */
      readonly source?: KnowledgeSource;
      /** The labels take too long: nothing is known from them. */
      readonly withoutLabels?: boolean;
    }
  | {
      /** Judges foods again from their stored facts. */
      readonly kind: 'rows';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly task: RowsTask;
      readonly version: string;
      /** Only for a thread that has no rules of this version. */
      readonly source?: RulesSource;
    }
  | {
      /** Judges foods by two rule sets, from their stored facts. */
      readonly kind: 'effect';
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly version: string;
      /** Only for a thread that has no rules of this version. */
      readonly source?: EffectSource;
    }
  | {
      readonly kind: 'barcodes';
      readonly pixels: Uint8ClampedArray<ArrayBuffer>;
      readonly width: number;
      readonly height: number;
    };

export type ThreadAnswer =
  | { readonly kind: 'labels'; readonly readings: readonly LabelReading[] }
  | { readonly kind: 'foods'; readonly derived: readonly Derived[] }
  | { readonly kind: 'rows'; readonly judged: JudgedRows }
  | { readonly kind: 'effect'; readonly counted: CountedRows }
  | { readonly kind: 'needs-source' }
  | { readonly kind: 'barcodes'; readonly barcodes: readonly string[] };

type Threads = ThreadPool<ThreadTask, ThreadAnswer>;

/** The machine has other work, too. */
const maximumThreads = 2;
/** Tasks that wait longer than their callers do. */
const maximumWaiting = 100;
/** For the dictionary, and for the largest text. */
const maximumHeapMb = 256;

/** The server and Next's bundles load this module separately in one process. They share the threads through this key. */
const key = Symbol.for('diningcoach.threads');
const registry = globalThis as { [key]?: Threads };

/** The threads for texts and pictures that a caller has sent. No such work may block the event loop. */
export function threads(): Threads {
  registry[key] ??= createThreadPool<ThreadTask, ThreadAnswer>({
    maximumThreads,
    maximumWaiting,
    startThread,
  });
  return registry[key];
}

function startThread(): Worker {
  const folder = dirname(fileURLToPath(import.meta.url));
  // Next's bundler would bundle the program of a Worker that it sees.
  const { Worker: Thread } = process.getBuiltinModule('node:worker_threads');
  return new Thread(resolve(folder, '../../../../scripts/program.mjs'), {
    argv: [join(folder, 'threadProgram.ts')],
    name: 'texts',
    // Neither the options of this process nor its secrets.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: maximumHeapMb, maxYoungGenerationSizeMb: 16 },
  });
}
