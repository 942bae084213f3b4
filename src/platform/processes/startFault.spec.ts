import { parseEnv } from '../../env.ts';
import { faultLines, fileFault, StartFault } from './startFault.ts';

describe('faultLines', () => {
  it('shows a fault and its remedy on one line', () => {
    const fault = new StartFault('Port 3000\nis in use.', 'Set PORT to a free one');
    expect(faultLines(fault)).toEqual(['diningcoach: Port 3000 is in use. Set PORT to a free one.']);
  });

  it('shows each of several faults on a line of its own', () => {
    const faults = new AggregateError([new StartFault('A', 'B'), new StartFault('C', 'D')]);
    expect(faultLines(faults)).toEqual(['diningcoach: A. B.', 'diningcoach: C. D.']);
  });

  it('names the variable that cannot be used', () => {
    let lines: readonly string[] | undefined;
    try {
      parseEnv({ PORT: 'abc' });
    } catch (error) {
      lines = faultLines(error);
    }
    expect(lines).toHaveLength(1);
    expect(lines?.[0]).toMatch(/^diningcoach: PORT: .+configuration\.md/);
  });

  it('returns no lines for a defect', () => {
    expect(faultLines(new TypeError('x is not a function'))).toBeUndefined();
    expect(faultLines(new AggregateError([new StartFault('A', 'B'), new Error('C')]))).toBeUndefined();
  });
});

describe('fileFault', () => {
  const about = { what: 'data folder', path: '/data' };

  it.each([
    ['ENOSPC', /no space left.*Free some space/],
    ['EDQUOT', /no space left/],
    ['EACCES', /cannot be read and written.*DATA_DIR/],
    ['EROFS', /read-only/],
    ['ENOTDIR', /a file in its way/],
    ['ENAMETOOLONG', /not a usable path/],
  ])('turns %s into a line with what to do', (code, line) => {
    expect(fileFault(Object.assign(new Error('raw'), { code }), about).message).toMatch(line);
  });

  it('keeps an error that people cannot fix', () => {
    const error = Object.assign(new Error('raw'), { code: 'EBADF' });
    expect(fileFault(error, about)).toBe(error);
  });
});
