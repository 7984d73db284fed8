// Reads the columns as picture/packed.py writes them.

const ARRAYS = { Uint8: Uint8Array, Uint16: Uint16Array, Uint32: Uint32Array, Int32: Int32Array };

export const OPEN_DAY = -(2 ** 31); // stands for a day that is not known

/** The columns in a buffer: a head in JSON, and arrays that lie in the buffer itself. */
export function unpack(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const { arrays, ...columns } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  for (const [name, kind, at, size] of arrays) {
    columns.events[name] = new ARRAYS[kind](buffer, 4 + length + at, size);
  }
  return columns;
}
