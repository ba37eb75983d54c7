// The C ABI between DeclarativeNet.Torch.dll and libtorch. The C# side is Interop/Native.cs.
#pragma once
#include <cstdint>

#define EXPORT extern "C" __attribute__((visibility("default")))

// What an Argument carries. The numbers are Interop/ArgumentTag.cs.
enum class Tag : int32_t {
    None = 0,
    Tensor = 1,      // pointer: TensorImpl, borrowed as an argument, owned as a result
    Integer = 2,
    Real = 3,
    Boolean = 4,
    String = 5,      // pointer: UTF-8, length bytes
    IntegerList = 6, // pointer: int64_t[length]
    RealList = 7,    // pointer: double[length]
    TensorList = 8,  // pointer: TensorImpl*[length]; a null entry is an undefined tensor. As a result, to be freed with free_list.
    Device = 9,      // integer: kind << 8 | (index & 0xff)
    Generator = 10,  // pointer: GeneratorImpl, borrowed
};

struct Argument {
    Tag tag;
    int32_t length;
    union {
        int64_t integer;
        double real;
        void* pointer;
    };
};
