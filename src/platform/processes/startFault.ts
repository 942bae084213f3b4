import { EnvError } from '../../env.ts';

/**
 * A cause outside the program prevents the start: a port in use, a full disk, an unreachable database. People see one
 * line: what is wrong, and what to do about it. Both are sentences without the full stop.
 */
export class StartFault extends Error {
  override readonly name = 'StartFault';
  readonly problem: string;
  readonly fix: string;

  constructor(problem: string, fix: string, options?: ErrorOptions) {
    super(`${oneLine(problem)}. ${oneLine(fix)}.`, options);
    this.problem = oneLine(problem);
    this.fix = oneLine(fix);
  }
}

/** The lines to print for an expected fault; undefined when the error is a defect of the product. */
export function faultLines(error: unknown): readonly string[] | undefined {
  if (error instanceof StartFault) return [`diningcoach: ${error.message}`];
  if (error instanceof EnvError) {
    return [
      `diningcoach: ${oneLine(error.message)}. Correct the variable; docs/configuration.md lists what each one takes.`,
    ];
  }
  if (error instanceof AggregateError) {
    const lines = error.errors.map(faultLines);
    return lines.every((line) => line !== undefined) ? lines.flat() : undefined;
  }
  return undefined;
}

/** Turns the error of a file operation on `path` into a fault; returns the error itself when people cannot fix it. */
export function fileFault(error: unknown, about: { what: string; path: string }): Error {
  const subject = `The ${about.what} ${about.path}`;
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(about.path, error);
    case 'EACCES':
    case 'EPERM':
      return new StartFault(
        `${subject} cannot be read and written by this user`,
        'Give this user the right to it, or set DATA_DIR (MEDIA_DIR for uploads) to another folder',
        { cause: error },
      );
    case 'EROFS':
      return new StartFault(
        `${subject} is on a read-only disk`,
        'Set DATA_DIR and MEDIA_DIR to folders that can be written',
        {
          cause: error,
        },
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new StartFault(
        `${subject} cannot be a folder: there is a file in its way`,
        'Set DATA_DIR (MEDIA_DIR for uploads) to another folder, or move the file away',
        { cause: error },
      );
    // A folder in which nobody can create files, such as /proc.
    case 'ENOENT':
    case 'ENAMETOOLONG':
    case 'ELOOP':
    case 'EINVAL':
      return new StartFault(
        `${subject} is not a usable path`,
        'Set DATA_DIR and MEDIA_DIR to ordinary folders',
        {
          cause: error,
        },
      );
    default:
      return error instanceof Error ? error : new Error(String(error));
  }
}

/** The fault of a disk without space. */
export function diskFull(path: string, cause?: unknown): StartFault {
  return new StartFault(
    `There is no space left on the disk of ${path}`,
    'Free some space (a first start needs about 300 MB) and start again; what was begun is picked up',
    { cause },
  );
}

/** The `code` of a Node or PostgreSQL error. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(/\.$/, '');
}
