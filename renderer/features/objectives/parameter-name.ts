/** Methods whose parameter is a share, a number of attempts, or attempts in a row. */
export const parameterName = (method: string) =>
  method === 'n-times' || method === 'streak' || method === 'decaying' ? method : 'weighted';
