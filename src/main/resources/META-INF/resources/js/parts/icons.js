/** Shapes that say the same as the words beside them, so that no meaning hangs on a colour. */

import { icon } from '../elements.js';

const STATUS = {
  IMPROVED: ['M4 18 L18 6', 'M9 5 H19 V15'],
  WORSE: ['M4 6 L18 18', 'M9 19 H19 V9'],
  STABLE: ['M3 12 H20', 'M14 6 L20 12 L14 18'],
  UNCERTAIN: ['M8 8.5 A4 4 0 1 1 12 13 V15', 'M12 19.5 V19.6'],
  NOT_ENOUGH_DATA: ['M5 12 V12.1', 'M12 12 V12.1', 'M19 12 V12.1'],
  COULD_NOT_WALK_FOR_HEALTH_REASONS: ['M8 5 V19', 'M16 5 V19'],
  WITHHELD: ['M6 11 H18 V20 H6 Z', 'M8.5 11 V8 A3.5 3.5 0 0 1 15.5 8 V11'],
};

/** What the trend says. */
export function statusIcon(status) {
  return icon(...(STATUS[status] ?? STATUS.UNCERTAIN));
}

/** A tick for a walk that counts, a cross for one that does not. */
export function countsIcon(counts) {
  return counts ? icon('M4 12.5 L10 18.5 L20 6') : icon('M6 6 L18 18', 'M18 6 L6 18');
}
