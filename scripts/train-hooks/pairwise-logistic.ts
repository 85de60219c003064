/** One comparison: `difference` = features of the first minus features of the second. */
export interface TrainingPair {
  difference: readonly number[];
  didFirstWin: boolean;
  /** How much the pair counts. */
  weight: number;
}

const ITERATIONS = 12;

/**
 * Weighted logistic regression without intercept on feature differences, L2 penalty on standardised features, fitted by
 * Newton's method. Answers one weight per feature in the features' own units.
 */
export function fitPairwiseLogistic(pairs: readonly TrainingPair[], penalty: number): number[] {
  const width = pairs[0]?.difference.length ?? 0;
  const scale = Array.from({ length: width }, (_, column) => {
    const squares = pairs.reduce((sum, pair) => sum + (pair.difference[column] ?? 0) ** 2, 0);
    return Math.sqrt(squares / Math.max(1, pairs.length)) || 1;
  });
  const rows = pairs.map((pair) => pair.difference.map((value, column) => value / (scale[column] ?? 1)));
  const weights = new Float64Array(width);
  for (let iteration = 0; iteration < ITERATIONS; iteration += 1) {
    const gradient = Float64Array.from(weights, (weight) => -penalty * weight);
    const curvature = Array.from({ length: width }, (_, column) => {
      const row = new Float64Array(width);
      row[column] = penalty;
      return row;
    });
    for (const [index, row] of rows.entries()) addPair(row, pairs[index], weights, gradient, curvature);
    const step = solve(curvature, gradient);
    let largest = 0;
    for (let column = 0; column < width; column += 1) {
      weights[column] = (weights[column] ?? 0) + (step[column] ?? 0);
      largest = Math.max(largest, Math.abs(step[column] ?? 0));
    }
    if (largest < 1e-6) break;
  }
  return Array.from(weights, (weight, column) => weight / (scale[column] ?? 1));
}

function addPair(
  row: readonly number[],
  pair: TrainingPair | undefined,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array[],
): void {
  if (!pair) return;
  let margin = 0;
  for (let column = 0; column < row.length; column += 1)
    margin += (row[column] ?? 0) * (weights[column] ?? 0);
  const probability = 1 / (1 + Math.exp(-margin));
  const error = pair.weight * ((pair.didFirstWin ? 1 : 0) - probability);
  const bend = pair.weight * probability * (1 - probability);
  for (let left = 0; left < row.length; left += 1) {
    const value = row[left] ?? 0;
    if (value === 0) continue;
    gradient[left] = (gradient[left] ?? 0) + error * value;
    const line = curvature[left];
    if (!line) continue;
    for (let right = 0; right < row.length; right += 1)
      line[right] = (line[right] ?? 0) + bend * value * (row[right] ?? 0);
  }
}

/** Gaussian elimination; the penalty keeps the matrix positive definite, so no pivoting is needed. */
function solve(matrix: Float64Array[], right: Float64Array): Float64Array {
  const size = right.length;
  const answer = Float64Array.from(right);
  for (let pivot = 0; pivot < size; pivot += 1) {
    const pivotRow = matrix[pivot];
    if (!pivotRow) break;
    for (let row = pivot + 1; row < size; row += 1) {
      const target = matrix[row];
      if (!target) continue;
      const factor = (target[pivot] ?? 0) / (pivotRow[pivot] ?? 1);
      for (let column = pivot; column < size; column += 1) {
        target[column] = (target[column] ?? 0) - factor * (pivotRow[column] ?? 0);
      }
      answer[row] = (answer[row] ?? 0) - factor * (answer[pivot] ?? 0);
    }
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    const line = matrix[row];
    let sum = answer[row] ?? 0;
    for (let column = row + 1; column < size; column += 1)
      sum -= (line?.[column] ?? 0) * (answer[column] ?? 0);
    answer[row] = sum / (line?.[row] ?? 1);
  }
  return answer;
}
