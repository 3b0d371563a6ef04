// What tests count.
#include "device.h"

namespace software_cuda {

Counters& counters() {
    static Counters counted = {};
    return counted;
}

}  // namespace software_cuda
