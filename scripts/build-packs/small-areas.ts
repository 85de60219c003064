/**
 * Land and inland water of members that are too small to be measured on a map at 1:50m, in km².
 * Source: United Nations Statistics Division, Demographic Yearbook 2023, table 3 (surface area).
 */
export const SMALL_AREAS_KM2: Readonly<Record<string, number>> = {
  ad: 468,
  ag: 442,
  bb: 431,
  bh: 787,
  dm: 750,
  fm: 702,
  gd: 345,
  ki: 726,
  km: 2235,
  kn: 261,
  lc: 616,
  li: 160,
  mc: 2,
  mh: 181,
  mt: 315,
  mu: 1979,
  mv: 300,
  nr: 21,
  pw: 459,
  sc: 457,
  sg: 730,
  sm: 61,
  st: 964,
  to: 747,
  tv: 26,
  vc: 389,
};
