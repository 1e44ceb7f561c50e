import Table from 'cli-table3';
import pc from 'picocolors';

/** Writes a value with its unit, e.g. `12.3 ms`. */
export type Unit = (value: number) => string;

/** Figures of ours beside those of a named peer or floor, as ratios. */
export class RatioTable {
  readonly #table = new Table({
    head: ['', 'ours', 'the other', 'ratio', 'aim'].map((title) => pc.bold(title)),
    style: { head: [], border: [] },
  });
  #isKept = true;

  /** Whether every aim so far is kept. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /**
   * @param what is compared, and with what
   * @param aim the largest ratio that is good; without one there is none
   */
  compare(what: string, [mine, other]: readonly [number, number], unit: Unit, aim?: number): void {
    const ratio = mine / other;
    const within = aim === undefined || ratio <= aim;
    this.#isKept &&= within;
    const colour = aim === undefined ? String : within ? pc.green : pc.red;
    this.#table.push([
      what,
      unit(mine),
      unit(other),
      colour(ratio.toFixed(2)),
      aim === undefined ? '' : `≤ ${aim}`,
    ]);
  }

  /** As it is printed. */
  toString(): string {
    return this.#table.toString();
  }
}
