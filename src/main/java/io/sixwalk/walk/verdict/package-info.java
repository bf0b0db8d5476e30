/**
 * Does a walk count? Pure rules: from what was recorded and estimated to a verdict with reasons.
 * After the American Thoracic Society 2002, Am J Respir Crit Care Med 166:111-117,
 * doi:10.1164/ajrccm.166.1.at1102, and Holland 2014, Eur Respir J 44:1428-1446,
 * doi:10.1183/09031936.00150314.
 */
package io.sixwalk.walk.verdict;
