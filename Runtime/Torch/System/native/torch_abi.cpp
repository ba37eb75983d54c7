// Every operator of libtorch, reached by name through its dispatcher and called boxed; beside that only what is no operator:
// tensors' lifetime and memory, autograd, generators, threads, devices. Holds from libtorch 1.13 to 2.x.
//
// Every entry that can fail returns 0 for success and keeps the error's text for last_error() on this thread.

#include "torch_abi.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/impl/VirtualGuardImpl.h>
#include <c10/util/Logging.h>
#include <ATen/autocast_mode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/version.h>

#include <dlfcn.h>

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace {

thread_local std::string error_text;

// An error's C++ stack is left out of its text below; looking up the names of its frames would take milliseconds each time.
[[maybe_unused]] const bool without_stacks = [] {
    c10::SetStackTraceFetcher(std::function<std::string()>([] { return std::string(); }));
    return true;
}();

template <typename Body> int guarded(Body&& body) noexcept {
    try {
        body();
        return 0;
    } catch (const c10::Error& error) {
        error_text = error.what_without_backtrace();
    } catch (const std::exception& error) {
        error_text = error.what();
    } catch (...) {
        error_text = "an exception that is no std::exception";
    }
    return 1;
}

at::Tensor borrow(void* handle) {
    if (handle == nullptr) return {};
    return at::Tensor(c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim_copy(static_cast<at::TensorImpl*>(handle)));
}

void* give(at::Tensor tensor) {
    return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr;
}

at::Generator borrow_generator(void* handle) {
    return at::Generator(c10::intrusive_ptr<c10::GeneratorImpl>::reclaim_copy(static_cast<c10::GeneratorImpl*>(handle)));
}

at::Device unpack_device(int64_t packed) {
    return at::Device(static_cast<at::DeviceType>(packed >> 8), static_cast<c10::DeviceIndex>(static_cast<int8_t>(packed & 0xff)));
}

int64_t pack_device(at::Device device) {
    return (static_cast<int64_t>(device.type()) << 8) | (static_cast<uint8_t>(device.index()));
}

// What a schema wants of a number or a list; everything else is passed as it comes.
enum class Want { AsItIs, Real, BooleanList, ScalarList, OptionalTensorList };

Want want_of(const c10::TypePtr& declared) {
    auto type = declared;
    if (auto optional = type->cast<c10::OptionalType>()) type = optional->getElementType();
    if (type->kind() == c10::TypeKind::FloatType) return Want::Real;
    if (auto list = type->cast<c10::ListType>()) {
        switch (list->getElementType()->kind()) {
            case c10::TypeKind::BoolType: return Want::BooleanList;
            case c10::TypeKind::NumberType: return Want::ScalarList;
            case c10::TypeKind::OptionalType: return Want::OptionalTensorList;
            default: break;
        }
    }
    return Want::AsItIs;
}

struct Operator {
    c10::OperatorHandle handle;
    std::vector<Want> wants;
    std::vector<c10::IValue> defaults;
    size_t required;
};

c10::IValue tensor_list(const Argument& argument, Want want) {
    auto handles = static_cast<void**>(argument.pointer);
    if (want == Want::OptionalTensorList) {
        c10::impl::GenericList list(c10::OptionalType::create(c10::TensorType::get()));
        list.reserve(argument.length);
        for (int i = 0; i < argument.length; i++) list.push_back(handles[i] ? c10::IValue(borrow(handles[i])) : c10::IValue());
        return list;
    }
    c10::List<at::Tensor> list;
    list.reserve(argument.length);
    for (int i = 0; i < argument.length; i++) list.push_back(borrow(handles[i]));
    return list;
}

template <typename Target, typename Source> c10::IValue number_list(const Argument& argument) {
    auto numbers = static_cast<Source*>(argument.pointer);
    c10::List<Target> list;
    list.reserve(argument.length);
    for (int i = 0; i < argument.length; i++) list.push_back(static_cast<Target>(numbers[i]));
    return list;
}

c10::IValue scalar_list(const Argument& argument) {
    c10::impl::GenericList list(c10::NumberType::get());
    list.reserve(argument.length);
    for (int i = 0; i < argument.length; i++) list.push_back(static_cast<double*>(argument.pointer)[i]);
    return list;
}

c10::IValue to_ivalue(const Argument& argument, Want want) {
    switch (argument.tag) {
        case Tag::Tensor: return borrow(argument.pointer);
        case Tag::Integer: return want == Want::Real ? c10::IValue(static_cast<double>(argument.integer)) : c10::IValue(argument.integer);
        case Tag::Real: return argument.real;
        case Tag::Boolean: return argument.integer != 0;
        case Tag::String: return std::string(static_cast<char*>(argument.pointer), argument.length);
        case Tag::IntegerList:
            return want == Want::BooleanList ? number_list<bool, int64_t>(argument) : number_list<int64_t, int64_t>(argument);
        case Tag::RealList: return want == Want::ScalarList ? scalar_list(argument) : number_list<double, double>(argument);
        case Tag::TensorList: return tensor_list(argument, want);
        case Tag::Device: return unpack_device(argument.integer);
        case Tag::Generator: return borrow_generator(argument.pointer);
        default: return {};
    }
}

Argument from_ivalue(c10::IValue value) {
    Argument result{};
    if (value.isTensor()) {
        result.pointer = give(std::move(value).toTensor());
        result.tag = result.pointer ? Tag::Tensor : Tag::None;
    } else if (value.isInt()) {
        result.tag = Tag::Integer;
        result.integer = value.toInt();
    } else if (value.isDouble()) {
        result.tag = Tag::Real;
        result.real = value.toDouble();
    } else if (value.isBool()) {
        result.tag = Tag::Boolean;
        result.integer = value.toBool();
    } else if (value.isTensorList()) {
        auto list = value.toTensorVector();
        auto handles = std::make_unique<void*[]>(list.size());
        for (size_t i = 0; i < list.size(); i++) handles[i] = give(std::move(list[i]));
        result.tag = Tag::TensorList;
        result.length = static_cast<int32_t>(list.size());
        result.pointer = handles.release();
    } else {
        TORCH_CHECK(value.isNone(), "a result of type ", value.tagKind(), " has no counterpart in the binding");
    }
    return result;
}

}  // namespace

EXPORT const char* last_error() { return error_text.c_str(); }
EXPORT const char* libtorch_version() { return TORCH_VERSION; }

// ---- operators

EXPORT int find_operator(const char* name, const char* overload, void** found) {
    return guarded([&] {
        auto handle = c10::Dispatcher::singleton().findSchemaOrThrow(name, overload);
        auto result = std::make_unique<Operator>(Operator{handle, {}, {}, 0});
        for (const auto& argument : handle.schema().arguments()) {
            result->wants.push_back(want_of(argument.type()));
            result->defaults.push_back(argument.default_value().value_or(c10::IValue()));
            if (!argument.default_value()) result->required = result->wants.size();
        }
        *found = result.release();
    });
}

// Missing trailing arguments take the schema's defaults; results beyond capacity are dropped (an in-place call wants none).
EXPORT int call_operator(void* found, const Argument* arguments, int count, Argument* results, int capacity, int* returned) {
    return guarded([&] {
        auto& op = *static_cast<Operator*>(found);
        auto wanted = static_cast<int>(op.wants.size());
        TORCH_CHECK(count <= wanted, "takes ", wanted, " arguments but got ", count);
        TORCH_CHECK(count >= static_cast<int>(op.required), "needs ", op.required, " arguments but got ", count);
        torch::jit::Stack stack;
        stack.reserve(wanted);
        for (int i = 0; i < count; i++) stack.push_back(to_ivalue(arguments[i], op.wants[i]));
        for (int i = count; i < wanted; i++) stack.push_back(op.defaults[i]);
        op.handle.callBoxed(&stack);
        *returned = static_cast<int>(stack.size());
        for (int i = 0; i < capacity && i < *returned; i++) results[i] = from_ivalue(std::move(stack[i]));
    });
}

EXPORT void free_list(void* list) { delete[] static_cast<void**>(list); }

// ---- tensors: lifetime and memory

EXPORT void release_tensor(void* handle) {
    guarded([&] { c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim(static_cast<at::TensorImpl*>(handle)); });
}

EXPORT int share_tensor(void* handle, void** result) {
    return guarded([&] { *result = give(borrow(handle)); });
}

EXPORT int64_t tensor_dimensions(void* handle) { return static_cast<at::TensorImpl*>(handle)->dim(); }
EXPORT int64_t tensor_elements(void* handle) { return static_cast<at::TensorImpl*>(handle)->numel(); }
EXPORT int tensor_dtype(void* handle) { return static_cast<int>(at::typeMetaToScalarType(static_cast<at::TensorImpl*>(handle)->dtype())); }
EXPORT int64_t tensor_device(void* handle) { return pack_device(static_cast<at::TensorImpl*>(handle)->device()); }
EXPORT int64_t tensor_element_size(void* handle) { return static_cast<int64_t>(static_cast<at::TensorImpl*>(handle)->itemsize()); }

EXPORT int tensor_sizes(void* handle, int64_t* sizes) {
    return guarded([&] {
        auto values = static_cast<at::TensorImpl*>(handle)->sizes();
        std::copy(values.begin(), values.end(), sizes);
    });
}

EXPORT int tensor_strides(void* handle, int64_t* strides) {
    return guarded([&] {
        auto values = static_cast<at::TensorImpl*>(handle)->strides();
        std::copy(values.begin(), values.end(), strides);
    });
}

EXPORT int tensor_data(void* handle, void** data) {
    return guarded([&] { *data = borrow(handle).data_ptr(); });
}

EXPORT int tensor_is_contiguous(void* handle, int memory_format, int* result) {
    return guarded([&] { *result = borrow(handle).is_contiguous(static_cast<at::MemoryFormat>(memory_format)); });
}

// A tensor over the caller's memory; forget(context) is called when the last user of the memory is gone.
EXPORT int tensor_from_memory(void* data, const int64_t* sizes, int dimensions, int dtype, void (*forget)(void*), void* context, void** result) {
    return guarded([&] {
        auto options = at::TensorOptions().dtype(static_cast<at::ScalarType>(dtype));
        *result = give(at::from_blob(data, at::IntArrayRef(sizes, dimensions), [forget, context](void*) { forget(context); }, options));
    });
}

// ---- autograd

EXPORT int tensor_requires_grad(void* handle, int* result) {
    return guarded([&] { *result = borrow(handle).requires_grad(); });
}

EXPORT int tensor_set_requires_grad(void* handle, int value) {
    return guarded([&] { borrow(handle).set_requires_grad(value != 0); });
}

EXPORT int tensor_is_leaf(void* handle, int* result) {
    return guarded([&] { *result = borrow(handle).is_leaf(); });
}

EXPORT int tensor_retain_grad(void* handle) {
    return guarded([&] { borrow(handle).retain_grad(); });
}

EXPORT int tensor_grad(void* handle, void** result) {
    return guarded([&] { *result = give(borrow(handle).grad()); });
}

EXPORT int tensor_set_grad(void* handle, void* grad) {
    return guarded([&] { borrow(handle).mutable_grad() = borrow(grad); });
}

namespace {
std::vector<at::Tensor> borrow_list(void** handles, int count) {
    std::vector<at::Tensor> list;
    list.reserve(count);
    for (int i = 0; i < count; i++) list.push_back(borrow(handles[i]));
    return list;
}
}  // namespace

// grads: one for each tensor or none at all; inputs: the leaves to accumulate into, none for all.
EXPORT int backward(void** tensors, int count, void** grads, int grad_count, int retain_graph, int create_graph, void** inputs, int input_count) {
    return guarded([&] {
        torch::autograd::backward(borrow_list(tensors, count), borrow_list(grads, grad_count), retain_graph != 0, create_graph != 0,
                                  borrow_list(inputs, input_count));
    });
}

// results has room for input_count handles.
EXPORT int gradients(void** outputs, int count, void** inputs, int input_count, void** grads, int grad_count, int retain_graph,
                     int create_graph, int allow_unused, void** results) {
    return guarded([&] {
        auto list = torch::autograd::grad(borrow_list(outputs, count), borrow_list(inputs, input_count), borrow_list(grads, grad_count),
                                          retain_graph != 0, create_graph != 0, allow_unused != 0);
        for (size_t i = 0; i < list.size(); i++) results[i] = give(std::move(list[i]));
    });
}

EXPORT int grad_mode() { return c10::GradMode::is_enabled(); }
EXPORT void set_grad_mode(int enabled) { c10::GradMode::set_enabled(enabled != 0); }
EXPORT int inference_mode() { return c10::InferenceMode::is_enabled(); }
EXPORT void* enter_inference_mode(int enabled) { return new c10::InferenceMode(enabled != 0); }
EXPORT void leave_inference_mode(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// ---- mixed precision

namespace {
// From 2.4 on the device is an argument, and the functions of before warn at each call.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
void set_autocast_type(bool is_cuda, at::ScalarType type) { at::autocast::set_autocast_dtype(is_cuda ? at::kCUDA : at::kCPU, type); }
void set_autocast(bool is_cuda, bool enabled) { at::autocast::set_autocast_enabled(is_cuda ? at::kCUDA : at::kCPU, enabled); }
#else
void set_autocast_type(bool is_cuda, at::ScalarType type) {
    is_cuda ? at::autocast::set_autocast_gpu_dtype(type) : at::autocast::set_autocast_cpu_dtype(type);
}
void set_autocast(bool is_cuda, bool enabled) { is_cuda ? at::autocast::set_enabled(enabled) : at::autocast::set_cpu_enabled(enabled); }
#endif
}  // namespace

// On this thread until it is left; the casts of weights are kept meanwhile.
EXPORT int enter_autocast(int is_cuda, int8_t dtype) {
    return guarded([&] {
        set_autocast_type(is_cuda != 0, static_cast<at::ScalarType>(dtype));
        set_autocast(is_cuda != 0, true);
        at::autocast::increment_nesting();
    });
}

EXPORT int leave_autocast(int is_cuda) {
    return guarded([&] {
        if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
        set_autocast(is_cuda != 0, false);
    });
}

// ---- random numbers

EXPORT int seed_everything(uint64_t seed) {
    return guarded([&] { at::manual_seed(seed); });
}

EXPORT int generator_default(int64_t device, void** result) {
    return guarded([&] { *result = at::Generator(at::globalContext().defaultGenerator(unpack_device(device))).unsafeReleaseGeneratorImpl(); });
}

// A generator of its own; a copy of the device's default one, so that no device's library is linked to.
EXPORT int generator_new(int64_t device, uint64_t seed, void** result) {
    return guarded([&] {
        auto generator = at::globalContext().defaultGenerator(unpack_device(device)).clone();
        generator.set_current_seed(seed);
        *result = generator.unsafeReleaseGeneratorImpl();
    });
}

EXPORT void generator_release(void* handle) {
    guarded([&] { c10::intrusive_ptr<c10::GeneratorImpl>::reclaim(static_cast<c10::GeneratorImpl*>(handle)); });
}

EXPORT int generator_set_seed(void* handle, uint64_t seed) {
    return guarded([&] {
        auto generator = borrow_generator(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        generator.set_current_seed(seed);
    });
}

EXPORT int generator_seed(void* handle, uint64_t* seed) {
    return guarded([&] {
        auto generator = borrow_generator(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        *seed = generator.current_seed();
    });
}

EXPORT int generator_reseed(void* handle, uint64_t* seed) {
    return guarded([&] {
        auto generator = borrow_generator(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        *seed = generator.seed();
    });
}

EXPORT int generator_state(void* handle, void** state) {
    return guarded([&] {
        auto generator = borrow_generator(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        *state = give(generator.get_state());
    });
}

EXPORT int generator_set_state(void* handle, void* state) {
    return guarded([&] {
        auto generator = borrow_generator(handle);
        std::lock_guard<std::mutex> lock(generator.mutex());
        generator.set_state(borrow(state));
    });
}

// ---- the machine

EXPORT int threads() { return at::get_num_threads(); }
EXPORT int set_threads(int count) {
    return guarded([&] { at::set_num_threads(count); });
}
EXPORT int interop_threads() { return at::get_num_interop_threads(); }
EXPORT int set_interop_threads(int count) {
    return guarded([&] { at::set_num_interop_threads(count); });
}

EXPORT int has_cuda() {
    int found = 0;
    guarded([&] { found = at::hasCUDA(); });
    return found;
}

namespace {
// The name of the count differs between versions of libtorch.
template <typename Hooks> auto count_devices(const Hooks& hooks, int) -> decltype(static_cast<int>(hooks.getNumGPUs())) { return hooks.getNumGPUs(); }
template <typename Hooks> auto count_devices(const Hooks& hooks, long) -> decltype(static_cast<int>(hooks.deviceCount())) { return hooks.deviceCount(); }
}  // namespace

EXPORT int cuda_devices() {
    int count = 0;
    guarded([&] { count = at::hasCUDA() ? count_devices(at::detail::getCUDAHooks(), 0) : 0; });
    return count;
}

// The device of an index; of -1 the current one.
EXPORT int cuda_synchronize(int index) {
    return guarded([&] {
        TORCH_CHECK(at::hasCUDA(), "this libtorch has no CUDA device");
        at::detail::getCUDAHooks().deviceSynchronize(
            index < 0 ? c10::impl::VirtualGuardImpl(at::kCUDA).getDevice().index() : static_cast<c10::DeviceIndex>(index));
    });
}

// Whether convolutions on a card may round their factors to ten bits.
EXPORT int cudnn_allow_tf32() { return at::globalContext().allowTF32CuDNN(); }
EXPORT int set_cudnn_allow_tf32(int value) {
    return guarded([&] { at::globalContext().setAllowTF32CuDNN(value != 0); });
}

EXPORT int default_dtype() { return static_cast<int>(c10::get_default_dtype_as_scalartype()); }
EXPORT int set_default_dtype(int dtype) {
    return guarded([&] { c10::set_default_dtype(at::scalarTypeToTypeMeta(static_cast<at::ScalarType>(dtype))); });
}

// The file that matrix products come from, or null where libtorch has them inside.
EXPORT const char* blas_library() {
    Dl_info found{};
    auto symbol = dlsym(RTLD_DEFAULT, "sgemm_");
    return symbol != nullptr && dladdr(symbol, &found) != 0 ? found.dli_fname : nullptr;
}
