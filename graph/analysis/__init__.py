"""Pure sums on a snapshot: settings in, result out."""
